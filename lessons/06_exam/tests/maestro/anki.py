"""Lee las tarjetas con el módulo csv. Con «banco», las compara con él."""

import csv
import sys

from banco import codigo_de, junto, lee_html, mal, preguntas, sin_marcas, tipo_de


def main():
    fichero, con_banco = sys.argv[1], sys.argv[2:] == ["banco"]
    banco = preguntas() if con_banco else {}
    with open(fichero, encoding="utf-8", newline="") as abierto:
        lineas = abierto.read().split("\n")
    cabecera = [linea for linea in lineas if linea.startswith("#")]
    mal(lineas[: len(cabecera)] == cabecera, "la cabecera no va toda delante")
    for hace_falta in ["#separator:tab", "#html:true", "#notetype:Basic", "#notetype:Básico", "#guid column:1", "#tags column:4"]:
        mal(hace_falta in cabecera, f"falta {hace_falta}")
    mal(any(linea.startswith("#deck:") for linea in cabecera), "falta el mazo")
    vistas = set()
    for campos in csv.reader(lineas[len(cabecera):-1], delimiter="\t"):
        mal(len(campos) == 4, f"{len(campos)} campos: {campos}")
        nombre, pide, responde, etiquetas = campos
        mal(nombre not in vistas, f"repetida: {nombre}")
        vistas.add(nombre)
        mal(len(etiquetas.split()) == 3, etiquetas)
        for cara in pide, responde:
            mal(cara.startswith('<div style="text-align: left">'), f"Anki centra el código: {cara}")
            mal("</p><br>" not in cara and "<ul><br>" not in cara, f"líneas en blanco de más: {cara}")
        delante, detras = lee_html(pide), lee_html(responde)
        mal(delante.texto.strip() and detras.texto.strip(), nombre)
        if con_banco:
            compara(banco[nombre], delante, detras)
    if con_banco:
        mal(vistas == set(banco), f"{vistas ^ set(banco)}")
    print(len(vistas))


def compara(banco, delante, detras):
    nombre = banco["nombre"]
    clase, respuesta = tipo_de(banco)
    mal(sin_marcas(banco["enunciado"].split("\n")[0])[:60] in junto(delante.texto), f"{nombre}: falta el enunciado")
    codigo = codigo_de(banco)
    if codigo and clase != "linea":
        mal(codigo.replace("\t", "    ") in delante.bloques, f"{nombre}: el código ha cambiado:\n{delante.bloques}")
    if clase in {"una", "varias"}:
        for opcion in respuesta:
            mal(sin_marcas(opcion["texto"]) in junto(delante.texto), f"{nombre}: falta una opción")
            if opcion.get("correcta"):
                mal(") " + sin_marcas(opcion["texto"]) in junto(detras.texto), f"{nombre}: falta la buena")
    elif clase == "numero":
        mal(detras.texto.strip().startswith(str(respuesta["valor"])), nombre)
    elif clase == "ordena":
        mal("\n".join(respuesta) in detras.bloques, f"{nombre}: {detras.bloques}")
        mal("\n".join(respuesta) not in delante.bloques, f"{nombre}: ya sale en orden")
    elif clase == "razonada":
        mal(all(sin_marcas(punto["texto"])[:30] in junto(detras.texto) for punto in respuesta), nombre)


main()
