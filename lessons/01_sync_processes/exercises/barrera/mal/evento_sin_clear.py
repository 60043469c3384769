# Lo rechaza: rondas
import multiprocessing
import sys


def trabajar(llegados, todos, num_procesos, i, rondas):
    for ronda in range(rondas):
        print("ronda", ronda, i, flush=True)
        with llegados.get_lock():
            llegados.value += 1
            if llegados.value == num_procesos:
                todos.set()
        todos.wait()


if __name__ == "__main__":
    num_procesos, rondas = int(sys.argv[1]), int(sys.argv[2])
    llegados, todos = multiprocessing.Value("i", 0), multiprocessing.Event()
    procesos = []
    for i in range(num_procesos):
        proceso = multiprocessing.Process(target=trabajar, args=(llegados, todos, num_procesos, i, rondas))
        proceso.start()
        procesos.append(proceso)
    for proceso in procesos:
        proceso.join()
