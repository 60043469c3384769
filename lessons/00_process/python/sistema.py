"""Información del sistema, con psutil."""
import os
import time

import psutil

MIB = 2**20

print("CPU lógicas:", psutil.cpu_count())  # como cpu_count(logical=True)
print("núcleos físicos:", psutil.cpu_count(logical=False))
carga = [round(media, 2) for media in psutil.getloadavg()]
print("carga en 1, 5 y 15 minutos:", *carga)

memoria = psutil.virtual_memory()
print(f"memoria: {memoria.total // MIB} MiB;", end=" ")
print(f"disponible, {memoria.available // MIB} MiB")
swap = psutil.swap_memory()
print(f"intercambio: {swap.total // MIB} MiB; usado, {swap.percent} %")
disco = psutil.disk_usage("/")
print(f"disco: {disco.total // MIB} MiB; libre, {disco.free // MIB} MiB")

encendida = time.time() - psutil.boot_time()
print(f"encendida hace {encendida / 3600:.1f} horas")

red = psutil.net_io_counters()
print(f"red: {red.bytes_recv} B recibidos, {red.bytes_sent} B enviados")
for nombre in psutil.net_io_counters(pernic=True):
    print("tarjeta de red:", nombre)

assert psutil.cpu_count() == os.cpu_count()
