"""Sin la guarda, el hijo de spawn también intenta arrancar un hijo."""
import multiprocessing

contexto = multiprocessing.get_context("spawn")


def saludar():
    print("hola")


print(f"{__name__}: empiezo por la primera línea", flush=True)
proceso = contexto.Process(target=saludar)
proceso.start()
proceso.join()
print(f"{__name__}: el hijo ha salido con {proceso.exitcode}")
