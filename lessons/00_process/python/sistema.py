"""Información del sistema, con psutil."""
import os
import time

import psutil

print("CPU:", psutil.cpu_count())
carga = [round(media, 2) for media in psutil.getloadavg()]
print("carga en 1, 5 y 15 minutos:", *carga)

memoria = psutil.virtual_memory()
print(f"memoria: {memoria.total // 2**20} MiB; usada, {memoria.percent} %")
print(f"intercambio: {psutil.swap_memory().total // 2**20} MiB")
print(f"disco: {psutil.disk_usage('/').percent} % ocupado")

encendida = time.time() - psutil.boot_time()
print(f"encendida hace {encendida / 3600:.1f} horas")

for nombre, red in psutil.net_io_counters(pernic=True).items():
    print(f"red {nombre}: {red.bytes_recv} B recibidos,", end=" ")
    print(f"{red.bytes_sent} B enviados")

assert psutil.cpu_count() == os.cpu_count()
