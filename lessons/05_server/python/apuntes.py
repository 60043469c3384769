"""El ejemplo de los apuntes: un servidor que maneja tres clientes con fork."""

# ANCHOR: servidor
import os


def manejar_cliente(cliente_id):
    print(f"Manejando cliente {cliente_id}", flush=True)


def servidor():
    for i in range(3):  # Se manejan 3 clientes
        pid = os.fork()
        if pid == 0:
            manejar_cliente(i + 1)
            os._exit(0)  # El hijo termina
    for _ in range(3):  # El padre espera 3 hijos
        os.wait()


servidor()
# ANCHOR_END: servidor
