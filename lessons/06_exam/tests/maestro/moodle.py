"""Lee un XML de Moodle con otro lector y mira que cumpla lo que el importador exige. Con «banco», lo compara con él."""

import re
import sys
import xml.etree.ElementTree as ET

from banco import ADMITIDAS, codigo_de, junto, lee_html, mal, preguntas, sin_acentos, sin_etiquetas, sin_marcas, tipo_de

ESPERADO = {"una": {"multichoice"}, "varias": {"multichoice"}, "posible": {"truefalse", "multichoice"},
            "numero": {"numerical"}, "linea": {"numerical"}, "texto": {"shortanswer"}, "ordena": {"match", "ordering"},
            "huecos": {"cloze"}, "arbol": {"essay"}, "razonada": {"essay"}}
# Como en `question/type/multianswer/questiontype.php`, con las respuestas cortas.
HUECO = re.compile(r"\{(\d+):SHORTANSWER_C:((?:[^{}~#\\]|\\.|&#126;|~|=|\{)*?)(?<!\\)\}")


def texto(elemento, camino):
    encontrado = elemento.find(camino)
    mal(encontrado is not None, f"falta {camino} en {ET.tostring(elemento, 'unicode')[:300]}")
    return encontrado.text or ""


def fraccion(respuesta):
    escrita = respuesta.get("fraction")
    mal(re.fullmatch(r"-?\d+(\.\d{1,5})?", escrita), f"fracción mal escrita: {escrita}")
    valor = float(escrita)
    mal(any(abs(abs(valor) - una) < 1e-4 for una in ADMITIDAS), f"Moodle no admite {escrita}")
    return valor


def una(pregunta):
    """Lo que vale para cualquier tipo, y lo de cada uno."""
    tipo = pregunta.get("type")
    nombre = texto(pregunta, "name/text")
    mal(0 < len(nombre) <= 255, f"nombre de {len(nombre)} letras")
    mal(sin_etiquetas(nombre) == nombre, f"Moodle recorta el nombre: {nombre}")
    enunciado = texto(pregunta, "questiontext/text")
    mal(pregunta.find("questiontext").get("format") == "html", "el enunciado no es HTML")
    lector = lee_html(enunciado)
    lee_html(texto(pregunta, "generalfeedback/text"))
    mal(float(texto(pregunta, "defaultgrade")) > 0, f"{nombre} no vale nada")
    texto(pregunta, "penalty")
    respuestas = pregunta.findall("answer")
    fracciones = [] if tipo == "ordering" else [fraccion(respuesta) for respuesta in respuestas]
    for respuesta in respuestas:
        for comentario in respuesta.findall("feedback"):
            lee_html(texto(comentario, "text"))
    if tipo == "multichoice":
        mal(texto(pregunta, "shuffleanswers") == "true", "no se barajan")
        mal(texto(pregunta, "answernumbering") == "abc", "no se numeran")
        mal(len(respuestas) >= 2, f"{nombre}: pocas opciones")
        textos = [junto(lee_html(texto(respuesta, "text")).texto) for respuesta in respuestas]
        mal(len(set(textos)) == len(textos), f"{nombre}: opciones repetidas, {textos}")
        buenas = [valor for valor in fracciones if valor > 0]
        if texto(pregunta, "single") == "true":
            mal(buenas == [100], f"{nombre}: ha de haber una de 100, y hay {buenas}")
        else:
            mal(abs(sum(buenas) - 100) < 0.01, f"{nombre}: suman {sum(buenas)}")
    elif tipo == "truefalse":
        mal(sorted(fracciones) == [0, 100], f"{nombre}: {fracciones}")
        mal({texto(respuesta, "text") for respuesta in respuestas} == {"true", "false"}, nombre)
    elif tipo == "numerical":
        mal(100 in fracciones, f"{nombre}: ninguna vale 100")
        for respuesta in respuestas:
            float(texto(respuesta, "text"))
            mal(texto(respuesta, "tolerance") == "0", f"{nombre}: tolerancia")
    elif tipo == "shortanswer":
        mal(texto(pregunta, "usecase") == "0", f"{nombre}: distingue mayúsculas")
        mal(100 in fracciones, f"{nombre}: ninguna vale 100")
        validas = {texto(r, "text").lower() for r, valor in zip(respuestas, fracciones) if valor == 100}
        mal(all(sin_acentos(valida) in validas for valida in validas), f"{nombre}: falta alguna sin acentos, {validas}")
        mal(all(re.search(r"(?<!\\)\*", valida) is None for valida in validas), f"{nombre}: hay un comodín")
    elif tipo == "match":
        partes = pregunta.findall("subquestion")
        mal(len(partes) >= 2, f"{nombre}: pocas parejas")
        mal(texto(pregunta, "shuffleanswers") == "false", f"{nombre}: los lugares se barajarían")
        mal(all(texto(parte, "answer/text").strip() for parte in partes), f"{nombre}: línea vacía")
    elif tipo == "ordering":
        # Lo que lee `import_from_xml` de `question/type/ordering/questiontype.php`.
        pide = {"layouttype": "VERTICAL", "selecttype": "ALL", "selectcount": str(len(respuestas)),
                "gradingtype": "ABSOLUTE_POSITION", "showgrading": "SHOW", "numberingstyle": "none"}
        mal({que: texto(pregunta, que) for que in pide} == pide, f"{nombre}: no se corrige como las demás")
        mal([r.get("fraction") for r in respuestas] == [f"{i}.0000000" for i in range(1, len(respuestas) + 1)], nombre)
        escritas = {texto(respuesta, "text") for respuesta in respuestas}
        mal(len(escritas) == len(respuestas) > 1, f"{nombre}: dos líneas iguales no se distinguen")
    elif tipo == "essay":
        mal(texto(pregunta, "graderinfo/text"), f"{nombre}: nada para quien corrige")
        lee_html(texto(pregunta, "graderinfo/text"))
        mal(int(texto(pregunta, "responsefieldlines")) > 0, nombre)
        texto(pregunta, "responseformat"), pregunta.find("responsetemplate/text")
    elif tipo == "cloze":
        huecos = HUECO.findall(enunciado)
        mal(huecos and len(re.findall(r"\{\d+:[A-Z_]+:", enunciado)) == len(huecos), f"{nombre}: hay huecos que no se entienden, {enunciado}")
        mal("‹" not in enunciado, f"{nombre}: queda un hueco sin cuadro")
        mal(all(cuerpo.startswith("=") for _, cuerpo in huecos), f"{nombre}: un hueco sin respuesta de 100")
    else:
        mal(False, f"tipo desconocido: {tipo}")
    return lector, fracciones, respuestas


def de_moodle(escrito):
    """Lo que Moodle lee en una respuesta de un hueco."""
    from html import unescape
    return unescape(escrito.removeprefix("=").replace("\\}", "}").replace("\\#", "#").replace("\\*", "*"))


def compara(pregunta, banco, lector, fracciones, respuestas):
    nombre, tipo = banco["nombre"], pregunta.get("type")
    clase, respuesta = tipo_de(banco)
    mal(tipo in ESPERADO[clase], f"{nombre} es {clase} y sale como {tipo}")
    mal(sin_marcas(banco["enunciado"].split("\n")[0])[:60] in junto(lector.texto), f"{nombre}: falta el enunciado")
    codigo = codigo_de(banco)
    if codigo and clase == "linea":
        sin_numeros = "\n".join(re.sub(r"^ *\d+  ?", "", linea) for linea in lector.bloques[0].split("\n"))
        mal(sin_numeros == codigo.rstrip(), f"{nombre}: el código ha cambiado")
    elif codigo and clase != "huecos":
        mal(codigo in lector.bloques, f"{nombre}: el código ha cambiado:\n{lector.bloques}")
    buenas = [junto(lee_html(texto(r, "text")).texto) for r, valor in zip(respuestas, fracciones) if valor > 0]
    if clase in {"una", "varias"}:
        esperadas = [sin_marcas(o["texto"]) for o in respuesta if o.get("correcta")]
        mal(buenas == esperadas, f"{nombre}: {buenas} en lugar de {esperadas}")
        mal(len(respuestas) == len(respuesta), f"{nombre}: no están todas las opciones")
    elif clase == "numero":
        mal(buenas == [str(respuesta["valor"])], f"{nombre}: {buenas}")
    elif clase == "linea":
        mal(buenas == [str(una) for una in respuesta["validas"]], f"{nombre}: {buenas}")
    elif clase == "texto":
        mal({una.lower() for una in respuesta["validas"]} <= {b.replace("\\*", "*").lower() for b in buenas}, f"{nombre}: {buenas}")
    elif clase == "posible" and tipo == "truefalse":
        mal(buenas == ["true" if respuesta["es"] else "false"], f"{nombre}: {buenas}")
    elif clase == "posible":
        mal(buenas == ["Sí" if respuesta["es"] else "No"], f"{nombre}: {buenas}")
    elif clase == "ordena":
        if tipo == "ordering":
            lineas = [lee_html(texto(r, "text")).texto for r in respuestas]
        else:
            lineas = [sin_etiquetas(texto(p, "answer/text")) for p in pregunta.findall("subquestion")]
        lineas = [linea.replace("\u00a0", " ") for linea in lineas]
        mal(lineas == respuesta, f"{nombre}: {lineas}")
    elif clase == "huecos":
        huecos = HUECO.findall(texto(pregunta, "questiontext/text"))
        mal(len(huecos) == len(respuesta), f"{nombre}: {huecos}")
        for (_, cuerpo), hueco in zip(huecos, respuesta):
            admitidas = {de_moodle(una) for una in re.split(r"(?<!\\)~", cuerpo)}
            mal(set(hueco["validas"]) <= admitidas, f"{nombre}: {admitidas}")


def main():
    fichero, con_banco = sys.argv[1], sys.argv[2:] == ["banco"]
    with open(fichero, encoding="utf-8", newline="") as abierto:
        entero = abierto.read()
    mal(entero.startswith('<?xml version="1.0" encoding="UTF-8"?>\n'), "la declaración no está en la primera línea")
    # El lector de Moodle recibe cada carácter con escape por separado, y tira los trozos en blanco que queden entre dos.
    mal(not re.search(r";\s+&", re.sub(r"<!\[CDATA\[.*?\]\]>", "", entero, flags=re.S)), "Moodle se come algún espacio")
    raiz = ET.fromstring(entero)
    mal(raiz.tag == "quiz", raiz.tag)
    banco = preguntas() if con_banco else {}
    categoria, vistas, cuantas = None, set(), 0
    for pregunta in raiz:
        if pregunta.get("type") == "category":
            categoria = texto(pregunta, "category/text")
            mal(categoria.startswith("$course$/top/"), categoria)
            continue
        quien = (categoria, texto(pregunta, "idnumber"))
        mal(quien not in vistas, f"repetida: {quien}")
        vistas.add(quien)
        leida = una(pregunta)
        if pregunta.get("type") == "cloze" and len(HUECO.findall(texto(pregunta, "questiontext/text"))) != float(texto(pregunta, "defaultgrade")):
            mal(re.search(rf"un punto por hueco\..*: .*\b{quien[1]}\b", entero), f"{quien[1]} valdrá otra cosa, y no se dice")
        if con_banco:
            compara(pregunta, banco[quien[1]], *leida)
        cuantas += 1
    if con_banco:
        mal({nombre for _, nombre in vistas} == set(banco), "no están todas")
    print(cuantas)


main()
