"""fork se llama una vez y vuelve dos."""
import os

antes = os.getpid()
print("todavía hay un solo proceso", flush=True)

devuelto = os.fork()

print("fork ha vuelto", flush=True)
if devuelto == 0:
    print(f"me ha devuelto 0: soy hijo de {os.getppid()}", flush=True)
    soy_otro = os.getpid() != antes and os.getppid() == antes
    os._exit(0 if soy_otro else 1)
else:
    print(f"me ha devuelto {devuelto}, el PID de mi hijo", flush=True)
    pid, estado = os.waitpid(devuelto, 0)
    assert pid == devuelto
    print("✔ el hijo ha terminado:", os.waitstatus_to_exitcode(estado))
    print("✔ sigo siendo el de antes:", os.getpid() == antes)
print("fin del programa")
