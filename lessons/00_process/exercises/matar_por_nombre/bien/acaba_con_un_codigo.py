import argparse
import logging
import os
import sys

import psutil


def main():
    entrada = argparse.ArgumentParser(description="Mata por nombre")
    entrada.add_argument("nombre")
    nombre = entrada.parse_args().nombre
    matados = 0
    for proc in psutil.process_iter(["name"]):
        if proc.info["name"] != nombre:
            continue
        if proc.pid == os.getpid():
            logging.warning("ese soy yo")
            continue
        try:
            proc.kill()
            matados += 1
        except psutil.NoSuchProcess as error:
            logging.error("ya no está: %s", error)
    print(matados)
    return matados


if __name__ == "__main__":
    sys.exit(main())
