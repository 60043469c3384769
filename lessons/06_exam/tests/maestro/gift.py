"""Mira lo que gift-pegjs ha leído. Con «banco», lo compara con él."""

import json
import re
import sys

from banco import ADMITIDAS, codigo_de, junto, lee_html, mal, preguntas, sin_etiquetas, sin_marcas, tipo_de

ESPERADO = {"una": {"MC"}, "varias": {"MC"}, "posible": {"TF", "MC"}, "numero": {"Numerical"}, "linea": {"Numerical"},
            "texto": {"Short"}, "ordena": {"Matching"}}
NO_VAN = {"huecos", "arbol", "razonada"}


def main():
    leido, con_banco = json.load(open(sys.argv[1])), sys.argv[2:] == ["banco"]
    banco = preguntas() if con_banco else {}
    vistas = set()
    for una in leido:
        if una["type"] == "Category":
            mal(una["title"].startswith("$course$/top/"), una["title"])
            continue
        quien = una["id"]
        mal(quien and quien not in vistas, f"repetida: {quien}")
        vistas.add(quien)
        mal(una["title"].startswith(quien) and not una["hasEmbeddedAnswers"], f"{una}")
        mal(sin_etiquetas(una["title"]) == una["title"], f"Moodle recorta el nombre: {una['title']}")
        lector = lee_html(una["stem"]["text"])
        mal(una["globalFeedback"] and lee_html(una["globalFeedback"]["text"]).texto, f"{quien}: sin explicación")
        respuestas(una)
        if con_banco:
            compara(una, banco[quien], lector)
    if con_banco:
        esperadas = {nombre for nombre, una in banco.items() if tipo_de(una)[0] not in NO_VAN and not con_flecha(una)}
        mal(vistas == esperadas, f"{vistas ^ esperadas}")
    print(len(vistas))


def con_flecha(pregunta):
    tipo, respuesta = tipo_de(pregunta)
    return tipo == "texto" and "->" in json.dumps(respuesta)


def respuestas(una):
    if una["type"] != "MC":
        return
    pesos = [opcion["weight"] for opcion in una["choices"]]
    mal(all(any(abs(abs(peso) - otra) < 1e-4 for otra in ADMITIDAS) for peso in pesos if peso is not None), f"{pesos}")
    buenas = [opcion for opcion in una["choices"] if opcion["isCorrect"]]
    if buenas:
        mal(len(buenas) == 1, f"{una['id']}: {len(buenas)} buenas")
    else:
        mal(abs(sum(peso for peso in pesos if peso and peso > 0) - 100) < 0.01, f"{una['id']}: {pesos}")


def compara(una, banco, lector):
    nombre = banco["nombre"]
    clase, respuesta = tipo_de(banco)
    mal(una["type"] in ESPERADO[clase], f"{nombre} es {clase} y sale como {una['type']}")
    mal(sin_marcas(banco["enunciado"].split("\n")[0])[:60] in junto(lector.texto), f"{nombre}: falta el enunciado")
    codigo = codigo_de(banco)
    if codigo and clase != "linea":
        mal(codigo in lector.bloques, f"{nombre}: el código ha cambiado:\n{lector.bloques}")
    if clase in {"una", "varias"}:
        buenas = [o for o in una["choices"] if o["isCorrect"] or (o["weight"] or 0) > 0]
        leidas = [junto(lee_html(o["text"]["text"]).texto) for o in buenas]
        mal(leidas == [sin_marcas(o["texto"]) for o in respuesta if o.get("correcta")], f"{nombre}: {leidas}")
        mal(len(una["choices"]) == len(respuesta), nombre)
    elif clase in {"numero", "linea"}:
        validas = respuesta["validas"] if clase == "linea" else [respuesta["valor"]]
        leidas = [o["text"]["number"] for o in una["choices"] if o["weight"] == 100]
        mal(leidas == validas, f"{nombre}: {leidas}")
        mal(all(o["text"]["range"] == 0 for o in una["choices"]), nombre)
    elif clase == "texto":
        leidas = {o["text"]["text"].replace("\\*", "*") for o in una["choices"] if o["weight"] is None}
        mal({valida.lower() for valida in respuesta["validas"]} <= {leida.lower() for leida in leidas}, f"{nombre}: {leidas}")
    elif clase == "posible" and una["type"] == "TF":
        mal(una["isTrue"] == respuesta["es"], nombre)
    elif clase == "posible":
        buena, = [o["text"]["text"] for o in una["choices"] if o["isCorrect"]]
        mal(buena == ("Sí" if respuesta["es"] else "No"), nombre)
    elif clase == "ordena":
        # El lector deja los escapes de las parejas sin deshacer, y les quita los espacios de los extremos.
        leidas = [re.sub(r"&&(\d{3});", lambda m: chr(int(m[1])), p["subanswer"]) for p in una["matchPairs"]]
        mal([junto(sin_etiquetas(leida)) for leida in leidas] == [junto(linea) for linea in respuesta], f"{nombre}: {leidas}")


main()
