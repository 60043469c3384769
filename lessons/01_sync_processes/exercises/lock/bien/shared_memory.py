import sys
from multiprocessing import Lock, Process, shared_memory


def suma(nombre, lock, v):
    memoria = shared_memory.SharedMemory(name=nombre)
    for _ in range(v):
        with lock:
            n = int.from_bytes(memoria.buf[:8], "little") + 1
            memoria.buf[:8] = n.to_bytes(8, "little")
    memoria.close()


if __name__ == "__main__":
    p, v = int(sys.argv[1]), int(sys.argv[2])
    memoria = shared_memory.SharedMemory(create=True, size=8)
    memoria.buf[:8] = bytes(8)
    lock = Lock()
    hijos = [Process(target=suma, args=(memoria.name, lock, v)) for _ in range(p)]
    for h in hijos:
        h.start()
    for h in hijos:
        h.join()
    print(int.from_bytes(memoria.buf[:8], "little"))
    memoria.close()
    memoria.unlink()
