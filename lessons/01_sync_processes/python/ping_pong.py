"""Ping-pong: dos procesos se turnan con dos cerrojos."""
import multiprocessing

VECES = 3


def jugar(quien, mio, del_otro, golpes, dados):
    for _ in range(VECES):
        mio.acquire()  # espera su turno
        print("ping" if quien == 1 else "pong", flush=True)
        golpes[dados.value] = quien
        dados.value += 1
        del_otro.release()  # y da el suyo al otro


if __name__ == "__main__":
    ping, pong = multiprocessing.Lock(), multiprocessing.Lock()
    pong.acquire()  # empieza ping: pong ha de esperar
    golpes = multiprocessing.Array("i", 2 * VECES)
    dados = multiprocessing.Value("i", 0)
    uno = multiprocessing.Process(
        target=jugar, args=(1, ping, pong, golpes, dados)
    )
    otro = multiprocessing.Process(
        target=jugar, args=(2, pong, ping, golpes, dados)
    )
    uno.start()
    otro.start()
    uno.join()
    otro.join()
    print("se han turnado:", golpes[:])
    assert golpes[:] == [1, 2] * VECES
