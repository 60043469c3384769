"""Declararse subreaper: adoptar a los descendientes que quedan sin padre."""
import ctypes
import os

PR_SET_CHILD_SUBREAPER = 36

# Python no tiene prctl: se llama a la de la biblioteca de C.
assert ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1) == 0

leer, escribir = os.pipe()
hijo = os.fork()
if hijo == 0:
    nieto = os.fork()
    if nieto == 0:
        print("salgo con 5", flush=True)
        os._exit(5)
    os.write(escribir, str(nieto).encode())
    os._exit(0)

os.waitpid(hijo, 0)
nieto = int(os.read(leer, 20))
_, estado = os.waitpid(nieto, 0)  # el nieto ya es hijo mío
codigo = os.waitstatus_to_exitcode(estado)
print("wait del nieto:", codigo)
assert codigo == 5
assert not os.path.exists(f"/proc/{nieto}")
print("y ya no está en la tabla")
