"""Al importar `threading`, los hilos que se creen también se remueven."""
marks["stir_threads"](module)
