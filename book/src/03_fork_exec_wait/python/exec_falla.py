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


print("✔ true existe: sale con:", probar("true"))
print("✔ /no/existe: sale con:", probar("/no/existe"))
print("✔ /etc/passwd no es un programa: sale con:", probar("/etc/passwd"))
