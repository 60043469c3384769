"""Mira los papeles de un examen y su clave, y el PDF que hace de ellos un navegador.

papel.py CARPETA NAVEGADOR MODELOS IMPRESOS: en la carpeta están las páginas; los modelos, como en «A,B», y lo que se
imprime de ellos, como en «A,clave».
"""

import html.parser
import pathlib
import re
import subprocess
import sys
import tempfile

from banco import codigo_de, junto, mal, pegado, preguntas, sin_marcas, tipo_de

A4 = (595.3, 841.9)


class Pagina(html.parser.HTMLParser):
    """Las preguntas de una página, con sus opciones y su código, y las tablas."""

    def __init__(self, ruta):
        super().__init__(convert_charrefs=True)
        self.texto_html = ruta.read_text(encoding="utf-8")
        self.pila, self.preguntas, self.filas, self.titulos = [], [], [], []
        self.feed(self.texto_html)
        mal(not self.pila, f"{ruta.name}: no se cierra {self.pila}")

    def handle_starttag(self, etiqueta, atributos):
        clases = (dict(atributos).get("class") or "").split()
        if etiqueta != "meta":
            self.pila.append((etiqueta, clases))
        if "pregunta" in clases:
            self.preguntas.append({"numero": "", "texto": "", "opciones": [], "codigo": [], "renglones": []})
        if etiqueta == "li" and self.dentro("opciones"):
            self.preguntas[-1]["opciones"].append("")
        if "renglon" in clases and self.preguntas:
            self.preguntas[-1]["renglones"].append("")
        if etiqueta == "pre" and self.preguntas:
            self.preguntas[-1]["codigo"].append("")
        if etiqueta == "h2":
            self.titulos.append("")
        if etiqueta == "tr":
            self.filas.append((self.titulos[-1] if self.titulos else "", []))
        if etiqueta in {"td", "th"}:
            self.filas[-1][1].append("")

    def handle_endtag(self, etiqueta):
        abierta, _ = self.pila.pop()
        mal(abierta == etiqueta, f"</{etiqueta}> cierra <{abierta}>")

    def dentro(self, de):
        return any(etiqueta == de or de in clases for etiqueta, clases in self.pila)

    def handle_data(self, texto):
        if self.dentro("h2"):
            self.titulos[-1] += texto
        if self.dentro("td") or self.dentro("th"):
            self.filas[-1][1][-1] += texto
        if not self.preguntas or not self.dentro("pregunta"):
            return
        una = self.preguntas[-1]
        if self.dentro("numero"):
            una["numero"] += texto
            return
        una["texto"] += texto
        if self.dentro("li") and self.dentro("opciones"):
            una["opciones"][-1] += texto
        if self.dentro("renglon"):
            una["renglones"][-1] += texto
        if self.dentro("pre"):
            una["codigo"][-1] += texto


def sin_red(pagina, nombre):
    for no in ["<script", "<link", "<img", "<iframe", "http:", "https:", "url(", "@import", "javascript:"]:
        mal(no not in pagina.texto_html, f"{nombre}: hay «{no}»")


def las_de(clave, modelo):
    """De cada número de ese modelo, lo que dice la clave y de qué pregunta es."""
    titulo = f"Respuestas del modelo {modelo}"
    return [(celdas[0], junto(celdas[1]), celdas[2]) for donde, celdas in clave.filas if donde == titulo]


def una_respuesta(papel, dice, pregunta):
    """Lo que dice la clave de un modelo, aplicado a lo que está impreso en él, ha de ser lo que dice el banco."""
    nombre, (clase, respuesta) = pregunta["nombre"], tipo_de(pregunta)
    mal(sin_marcas(pregunta["enunciado"].split("\n")[0])[:50] in junto(papel["texto"]), f"{nombre}: falta el enunciado")
    codigo = codigo_de(pregunta)
    if codigo and clase != "linea":
        mal(codigo in papel["codigo"], f"{nombre}: el código ha cambiado:\n{papel['codigo']}")
    if clase in {"una", "varias"}:
        elegidas = [junto(papel["opciones"][ord(letra) - ord("a")].removeprefix(letra + ")")) for letra in dice.split()]
        buenas = [sin_marcas(opcion["texto"]) for opcion in respuesta if opcion.get("correcta")]
        mal(sorted(elegidas) == sorted(buenas), f"{nombre}: la clave dice {elegidas}")
    elif clase == "numero":
        mal(dice == str(respuesta["valor"]), f"{nombre}: la clave dice {dice}")
    elif clase == "linea":
        mal(dice == "línea " + " o ".join(map(str, respuesta["validas"])), f"{nombre}: la clave dice {dice}")
    elif clase == "posible":
        mal(dice == ("sí" if respuesta["es"] else "no"), f"{nombre}: la clave dice {dice}")
    elif clase == "ordena":
        lugares = [int(lugar) for lugar in dice.split(",")[1].split()]
        puestas = [linea for _, linea in sorted(zip(lugares, papel["renglones"]), key=lambda par: par[0])]
        mal(puestas == respuesta, f"{nombre}: la clave da {puestas}")
    elif clase == "huecos":
        mal(all(pegado(hueco["validas"][0]) in pegado(dice) for hueco in respuesta), f"{nombre}: la clave dice {dice}")
    elif clase in {"texto", "arbol"}:
        primera = respuesta if clase == "arbol" else respuesta["validas"][0]
        mal(primera in dice, f"{nombre}: la clave dice {dice}")


def un_modelo(pagina, clave, modelo, banco):
    de_la_clave = las_de(clave, modelo)
    mal(len(de_la_clave) == len(pagina.preguntas) > 0, f"{modelo}: {len(de_la_clave)} y {len(pagina.preguntas)}")
    for impresa, (numero, dice, nombre) in zip(pagina.preguntas, de_la_clave):
        mal(impresa["numero"] == numero, f"{modelo}: {impresa['numero']} y {numero}")
        if dice.startswith("Lo juzga"):
            mal("en Python" in impresa["texto"] and "sys.argv" in impresa["texto"], f"{nombre}: no dice en qué se escribe")
        if nombre in banco:
            una_respuesta(impresa, dice, banco[nombre])
            explicacion = sin_marcas(banco[nombre]["explicacion"])
            mal(pegado(explicacion) not in pegado(pagina.texto_html), f"{modelo}: está la explicación de {nombre}")
            por_que = [una for una in clave.preguntas if pegado(explicacion) in pegado(una["texto"])]
            mal(por_que, f"en la clave falta por qué, en {nombre}")
    mal("clave" not in pagina.texto_html.lower(), f"{modelo}: habla de la clave")
    return [nombre for _, _, nombre in de_la_clave]


def pdf(pagina, navegador, carpeta):
    """El texto de cada hoja del PDF, que ha de ser A4."""
    destino = carpeta / (pagina.stem + ".pdf")
    entorno = {"PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": str(carpeta), "TMPDIR": str(carpeta)}
    subprocess.run(
        [navegador, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
         f"--user-data-dir={carpeta / 'perfil'}", "--no-pdf-header-footer", f"--print-to-pdf={destino}", pagina.as_uri()],
        check=True, env=entorno, stdin=subprocess.DEVNULL, capture_output=True, timeout=100)
    datos = subprocess.run(["pdfinfo", destino], check=True, capture_output=True, text=True).stdout
    ancho, alto = map(float, re.search(r"Page size:\s+([\d.]+) x ([\d.]+)", datos).groups())
    mal(abs(ancho - A4[0]) < 1.5 and abs(alto - A4[1]) < 1.5, f"{pagina.name}: las hojas son de {ancho} × {alto}")
    texto = subprocess.run(["pdftotext", "-raw", destino, "-"], check=True, capture_output=True, text=True).stdout
    hojas = texto.split("\f")[:-1]
    mal(f"Página {len(hojas)} de {len(hojas)}" in hojas[-1], f"{pagina.name}: sin número de página")
    return [pegado(hoja) for hoja in hojas]


def imprime_bien(pagina, ruta, navegador, carpeta):
    hojas = pdf(ruta, navegador, carpeta)
    for una in pagina.preguntas:
        for codigo in una["codigo"]:
            mal(any(pegado(codigo) in hoja for hoja in hojas), f"{ruta.name}, {una['numero']}: el código se parte:\n{codigo}")
        for opcion in una["opciones"]:
            mal(any(pegado(opcion) in hoja for hoja in hojas), f"{ruta.name}, {una['numero']}: falta «{opcion}»")
        principio = pegado(una["texto"].split(" puntos" if " puntos" in una["texto"][:20] else " punto", 1)[-1])[:40]
        mal(any(principio in hoja for hoja in hojas), f"{ruta.name}: falta la pregunta {una['numero']}, «{principio}»")


def main():
    carpeta, navegador = pathlib.Path(sys.argv[1]).resolve(), sys.argv[2]
    letras, impresas = sys.argv[3].split(","), sys.argv[4].split(",")
    rutas = {ruta.stem.rsplit("-", 1)[1]: ruta for ruta in carpeta.glob("*.html")}
    mal(set(rutas) == {*letras, "clave"}, f"hay {sorted(rutas)}")
    paginas = {letra: Pagina(ruta) for letra, ruta in rutas.items()}
    banco = preguntas()
    ordenes = []
    for letra, pagina in paginas.items():
        sin_red(pagina, rutas[letra].name)
        if letra != "clave":
            ordenes.append(un_modelo(pagina, paginas["clave"], letra, banco))
    mal(all(sorted(orden) == sorted(ordenes[0]) for orden in ordenes), "los modelos no tienen las mismas preguntas")
    mal(len({tuple(orden) for orden in ordenes}) == len(ordenes), "dos modelos van en el mismo orden")
    with tempfile.TemporaryDirectory() as temporal:
        for letra in impresas:
            imprime_bien(paginas[letra], rutas[letra], navegador, pathlib.Path(temporal))


main()
