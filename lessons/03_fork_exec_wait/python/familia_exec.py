"""La familia exec: qué dice cada letra de su nombre."""
import os

GUION = "exit $CODIGO"


def probar(llamada, *argumentos):
    """El código con el que sale un hijo que llama a una de ellas."""
    hijo = os.fork()
    if hijo == 0:
        os.environ["CODIGO"] = "5"
        try:
            llamada(*argumentos)
        finally:
            os._exit(127)
    pid, estado = os.waitpid(hijo, 0)
    return os.waitstatus_to_exitcode(estado)


lista = ["sh", "-c", GUION]
nuevo = {"CODIGO": "7"}

print("✔ execl:", probar(os.execl, "/bin/sh", "sh", "-c", GUION))
print("✔ execlp:", probar(os.execlp, "sh", "sh", "-c", GUION))
print("✔ execle:", probar(os.execle, "/bin/sh", "sh", "-c", GUION, nuevo))

print("✔ execv:", probar(os.execv, "/bin/sh", lista))
print("✔ execvp:", probar(os.execvp, "sh", lista))
print("✔ execve:", probar(os.execve, "/bin/sh", lista, nuevo))
print("✔ execvpe:", probar(os.execvpe, "sh", lista, nuevo))

print("✔ execv, sin la carpeta:", probar(os.execv, "sh", lista))

# Python tiene una más. Con p y e, se busca en el PATH del entorno nuevo.
assert probar(os.execlpe, "sh", "sh", "-c", GUION, nuevo) == 7
nuevo["PATH"] = "/no/existe"
assert probar(os.execvpe, "sh", lista, nuevo) == 127
