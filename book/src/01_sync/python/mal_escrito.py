import threading
from multiprocessing import Lock

lock = Lock()

try:
    lock.acquire.lock
except AttributeError as error:
    print("AttributeError:", error)

try:
    lock.acquire.release
except AttributeError as error:
    print("AttributeError:", error)

try:
    threading.lock  # la clase es Lock
except AttributeError as error:
    print("AttributeError:", error)

lock.acquire  # no llama a nada: el cerrojo sigue libre
print("¿estaba libre?", lock.acquire(False))
lock.release()
