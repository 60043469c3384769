"""Al importar un depurador, se deja de remover."""
marks["debugger_arrives"]()
