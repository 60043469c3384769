"""Lo que hay debajo de exec solo se ejecuta si exec falla."""
import os


# ANCHOR: probar
def probar(programa):
    hijo = os.fork()
    if hijo == 0:
        try:
            os.execlp(programa, programa)
        except FileNotFoundError:
            os._exit(127)
        finally:
            os._exit(126)
    pid, estado = os.waitpid(hijo, 0)
    return os.waitstatus_to_exitcode(estado)
# ANCHOR_END: probar


print("✔ con true, el hijo sale con:", probar("true"))
print("✔ con /no/existe:", probar("/no/existe"))
print("✔ con /etc/passwd, que no es un programa:", probar("/etc/passwd"))
