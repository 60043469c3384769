"""El banco de preguntas, leído aparte, y lo que hace falta para compararlo con lo que se ha escrito."""

import html.parser
import os
import pathlib
import re
import tomllib
import unicodedata

LECCIONES = pathlib.Path(__file__).resolve().parents[3]
# Las fracciones que admite el importador de Moodle.
ADMITIDAS = [0, 100, 90, 83.33333, 80, 75, 70, 66.66667, 60, 50, 40, 33.33333, 30, 25, 20, 16.66667, 14.28571, 12.5,
             11.11111, 10, 5]
PREGUNTAS = pathlib.Path(os.environ.get("CUADERNO_PREGUNTAS", LECCIONES / "06_exam" / "preguntas"))


def preguntas():
    """Cada pregunta, por su nombre."""
    todas = {}
    for fichero in sorted(PREGUNTAS.glob("*.toml")):
        for una in tomllib.loads(fichero.read_text()).get("pregunta", []):
            todas[una["nombre"]] = una
    return todas


def tipo_de(pregunta):
    (tipo, respuesta), = pregunta["respuesta"].items()
    return tipo, respuesta


def codigo_de(pregunta):
    """El texto del código, si está escrito en la pregunta."""
    return pregunta.get("codigo", {}).get("texto", "").strip("\n")


def sin_marcas(texto):
    """Ni las de Markdown, que dentro de `código` no lo son, ni los espacios de más."""
    trozos = texto.split("`")
    trozos[::2] = [trozo.replace("*", "") for trozo in trozos[::2]]
    return junto("".join(trozos))


def sin_etiquetas(texto):
    """Lo que deja Moodle de un texto que no admite HTML, como `strip_tags` de PHP, y lo que se ve después."""
    return html.unescape(re.sub(r"<(?!\s)[^>]*(>|$)", "", texto))


def junto(texto):
    return " ".join(texto.split())


def pegado(texto):
    """Sin ningún espacio ni guion: lo que queda después de partir líneas y palabras."""
    return re.sub(r"[\s\u00ad\u2010-]", "", texto)


def sin_acentos(texto):
    def llana(letra):
        if letra in "ñÑ":
            return letra
        return "".join(c for c in unicodedata.normalize("NFD", letra) if not unicodedata.combining(c))

    return "".join(map(llana, unicodedata.normalize("NFC", texto)))


class Lector(html.parser.HTMLParser):
    """El texto de un trozo de HTML y sus bloques `pre`; se queja de lo que no está bien cerrado."""

    VACIOS = {"br", "meta", "hr", "img"}

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.abiertos, self.texto, self.bloques = [], "", []

    def handle_starttag(self, etiqueta, atributos):
        if etiqueta == "br":
            self.handle_data("\n")
        if etiqueta == "pre":
            self.bloques.append("")
        if etiqueta in {"p", "li", "pre", "div", "td"}:
            self.texto += "\n"
        if etiqueta not in self.VACIOS:
            self.abiertos.append(etiqueta)

    def handle_endtag(self, etiqueta):
        assert self.abiertos and self.abiertos.pop() == etiqueta, f"sobra </{etiqueta}>"

    def handle_data(self, texto):
        self.texto += texto
        if "pre" in self.abiertos:
            self.bloques[-1] += texto


def lee_html(trozo):
    lector = Lector()
    lector.feed(trozo)
    lector.close()
    assert not lector.abiertos, f"no se cierra {lector.abiertos}: {trozo}"
    return lector


def mal(condicion, que):
    if not condicion:
        raise SystemExit(f"MAL: {que}")
