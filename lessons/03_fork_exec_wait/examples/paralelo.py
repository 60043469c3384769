"""Ejecuta a la vez las órdenes que recibe, y dice cómo acaba cada una."""
import errno
import os
import sys


def lanzar(orden):
    """Un hijo que se convierte en la orden, y por dónde se queja si falla."""
    queja, testigo = os.pipe()  # exec los cierra
    hijo = os.fork()
    if hijo == 0:
        try:
            palabras = orden.split()
            os.execvp(palabras[0], palabras)
        except (FileNotFoundError, IndexError):
            os.write(testigo, b"no existe")
        except OSError as error:
            motivo = errno.errorcode[error.errno]
            os.write(testigo, f"no se puede ejecutar ({motivo})".encode())
        finally:
            os._exit(127)
    os.close(testigo)
    return hijo, queja


def como_ha_acabado(orden, queja, codigo):
    with os.fdopen(queja) as lectura:
        error = lectura.read()  # nada, si exec ha ido bien
    if error:
        return f"«{orden}» {error}"
    if codigo == 0:
        return f"«{orden}» ha ido bien"
    if codigo > 0:
        return f"«{orden}» ha salido con {codigo}"
    return f"a «{orden}» la ha matado la señal {-codigo}"


if __name__ == "__main__":
    de_ejemplo = ["sleep 0.6", "/no/existe", "timeout 0.9 sleep 5", "sleep 0.3"]
    lanzadas = {}
    for orden in sys.argv[1:] or de_ejemplo:
        hijo, queja = lanzar(orden)
        lanzadas[hijo] = (orden, queja)

    fallos = 0
    while lanzadas:
        hijo, estado = os.wait()
        codigo = os.waitstatus_to_exitcode(estado)
        print(como_ha_acabado(*lanzadas.pop(hijo), codigo), flush=True)
        fallos += codigo != 0
    print("órdenes que han fallado:", fallos)
