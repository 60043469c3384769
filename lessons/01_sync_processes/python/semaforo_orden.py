"""Semáforo: esperar a que otro acabe."""
import multiprocessing


def beber(hecho, cafe):
    hecho.acquire()
    print("bebo: el café está hecho:", bool(cafe.value))
    assert cafe.value


def preparar(hecho, cafe):
    cafe.value = True
    print("preparo el café")
    hecho.release()


if __name__ == "__main__":
    hecho = multiprocessing.Semaphore(0)
    cafe = multiprocessing.RawValue("b", False)
    bebe = multiprocessing.Process(target=beber, args=(hecho, cafe))
    prepara = multiprocessing.Process(target=preparar, args=(hecho, cafe))
    bebe.start()  # arranca antes, y aun así espera
    prepara.start()
    bebe.join()
    prepara.join()
    assert bebe.exitcode == 0
