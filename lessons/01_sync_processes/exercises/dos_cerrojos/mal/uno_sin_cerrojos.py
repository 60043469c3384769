# Lo rechaza: saldos
import multiprocessing
import sys


def de_a_a_b(cerrojo_a, cerrojo_b, a, b, veces):
    for _ in range(veces):
        with cerrojo_a:
            with cerrojo_b:
                a.value -= 3
                b.value += 3


def de_b_a_a(cerrojo_a, cerrojo_b, a, b, veces):
    for _ in range(veces):
        b.value -= 1
        a.value += 1


if __name__ == "__main__":
    veces = int(sys.argv[1])
    a = multiprocessing.Value("i", 100)
    b = multiprocessing.Value("i", 100)
    cerrojo_a, cerrojo_b = multiprocessing.Lock(), multiprocessing.Lock()
    args = (cerrojo_a, cerrojo_b, a, b, veces)
    uno = multiprocessing.Process(target=de_a_a_b, args=args)
    otro = multiprocessing.Process(target=de_b_a_a, args=args)
    uno.start()
    otro.start()
    uno.join()
    otro.join()
    print(a.value, b.value)
