import sys
from multiprocessing import Pool


def cuadrado(i):
    return (i, i * i)


if __name__ == "__main__":
    n = int(sys.argv[1])
    res = {}
    p = Pool(4)
    pedidos = [p.apply_async(cuadrado, (i,), callback=lambda par: res.update([par])) for i in range(n)]
    p.close()
    p.join()
    for i in sorted(res):
        print(f"{res[i]}")
    print("fin")
