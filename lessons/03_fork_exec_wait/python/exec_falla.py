# ANCHOR: entero
"""Lo que hay debajo de exec solo se ejecuta si exec falla."""
import os


def probar(programa):
    hijo = os.fork()
    if hijo == 0:
        try:
            os.execlp(programa, programa)
        except OSError as error:
            print("sigo aquí:", error, flush=True)
            os._exit(127 if isinstance(error, FileNotFoundError) else 126)
    pid, estado = os.waitpid(hijo, 0)
    return os.waitstatus_to_exitcode(estado)


print("✔ con true, el hijo sale con:", probar("true"))
print("✔ con /no/existe:", probar("/no/existe"))
print("✔ con /etc/passwd, que no es un programa:", probar("/etc/passwd"))

# ANCHOR: olvido
padre = os.getpid()
lista, firma = os.pipe()
if os.fork() == 0:
    try:
        os.execlp("/no/existe", "existe")
    except OSError:
        pass  # aquí falta os._exit(127)
os.write(firma, b"x")
# ANCHOR_END: olvido
if os.getpid() != padre:
    os._exit(0)
os.wait()
firmas = len(os.read(lista, 10))
print("✔ procesos que han seguido por el código del padre:", firmas)
# ANCHOR_END: entero
