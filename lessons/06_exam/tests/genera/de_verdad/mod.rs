//! Los programas de las preguntas, ejecutados de verdad: muchos de una vez, con un maestro por lenguaje.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use tests::Run;

use l06_exam::genera::Papel;
use l06_exam::lenguaje::Lenguaje;

/// Un programa que ejecutar.
#[derive(Clone)]
pub struct Programa {
    pub codigo: String,
    pub papel: Papel,
}

/// Lo que se vio al ejecutarlo.
#[derive(Debug)]
pub struct Visto {
    /// Cuántos procesos nacieron, con el primero.
    pub procesos: usize,
    /// La forma de su árbol, como `Familia::forma`.
    pub forma: String,
    /// Los que nadie recogió.
    pub sueltos: usize,
    pub salida: String,
    /// Los tamaños de los trozos de un `Pool`, de mayor a menor.
    pub trozos: Vec<usize>,
}

/// Cuántos van en cada ejecución del maestro, que se corta a los 280 s.
const TANDA: usize = 100;

pub fn ejecuta(programas: &[Programa], lenguaje: Lenguaje) -> Vec<Visto> {
    ejecuta_con(programas, |tanda, carpeta| match lenguaje {
        Lenguaje::C => en_c(tanda, carpeta, ""),
        _ => en_python(tanda, carpeta),
    })
}

/// Programas de C que se paran un rato cualquiera al nacer, al escribir y al acabar.
pub fn ejecuta_removidos(programas: &[Programa]) -> Vec<Visto> {
    ejecuta_con(programas, |tanda, carpeta| {
        en_c(tanda, carpeta, "#define REMOVIDO\n")
    })
}

fn ejecuta_con(
    programas: &[Programa],
    prepara: impl Fn(&[Programa], &Path) -> Run,
) -> Vec<Visto> {
    let mut vistos = vec![];
    for tanda in programas.chunks(TANDA) {
        let carpeta = tempfile::tempdir().unwrap();
        let orden = prepara(tanda, carpeta.path());
        let resultado = orden.deadline(Duration::from_secs(300)).run();
        resultado.assert_code(0).assert_clean();
        let mut lineas = resultado.lines();
        lineas.sort_by_key(|linea| numero(linea));
        assert_eq!(lineas.len(), tanda.len(), "{}", resultado.report());
        vistos.extend(lineas.iter().map(|linea| lee(linea)));
    }
    vistos
}

fn en_python(programas: &[Programa], carpeta: &Path) -> Run {
    let textos: Vec<_> = programas
        .iter()
        .map(|de| {
            let terminal = de.papel == Papel::Terminal;
            serde_json::json!({ "codigo": de.codigo, "terminal": terminal })
        })
        .collect();
    let fichero = carpeta.join("programas.json");
    fs::write(&fichero, serde_json::to_string(&textos).unwrap()).unwrap();
    let maestro = carpeta.join("maestro.py");
    fs::write(&maestro, include_str!("maestro.py")).unwrap();
    let rutas = [maestro, fichero].map(|ruta| ruta.display().to_string());
    Run::new("python3").args(["-I", "-S"]).args(rutas)
}

/// Todos en un solo programa, sin un aviso del compilador.
fn en_c(programas: &[Programa], carpeta: &Path, delante: &str) -> Run {
    let mut codigo = delante.to_owned() + include_str!("cabeza.c");
    let mut tabla = String::new();
    for (numero, programa) in programas.iter().enumerate() {
        codigo += &format!(
            "#define main programa_{numero}\n{}#undef main\n",
            programa.codigo
        );
        let terminal = u8::from(programa.papel == Papel::Terminal);
        tabla += &format!("    {{ programa_{numero}, {terminal} }},\n");
    }
    codigo += &format!(
        "#define CUANTOS {}\nstatic struct {{ int (*main)(void); int terminal; }} programas[] = {{\n{tabla}}};\n",
        programas.len()
    );
    codigo += include_str!("maestro.c");
    let fichero = carpeta.join("todos.c");
    fs::write(&fichero, codigo).unwrap();
    let programa = carpeta.join("todos");
    let salida = Command::new("cc")
        .args(["-Wall", "-Wextra", "-Werror", "-pthread", "-o"])
        .args([&programa, &fichero])
        .arg("-lutil")
        .output()
        .unwrap();
    let queja = String::from_utf8_lossy(&salida.stderr);
    assert!(salida.status.success(), "{queja}");
    Run::new(programa)
}

fn numero(linea: &str) -> usize {
    let numero = linea.split('|').next().unwrap_or_default();
    numero.parse().unwrap_or_else(|_| panic!("el maestro dice «{linea}»"))
}

fn lee(linea: &str) -> Visto {
    let partes: Vec<_> = linea.split('|').collect();
    let [_, raiz, sueltos, hechos, salida] = partes[..] else {
        panic!("el maestro dice «{linea}»");
    };
    let mut hijos: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut trozos: Vec<usize> = vec![];
    for hecho in hechos.split_terminator(',') {
        if let Some((padre, hijo)) = hecho.split_once('>') {
            hijos.entry(padre).or_default().push(hijo);
        } else if let Some(tamano) = hecho.strip_prefix("trozo ") {
            trozos.push(tamano.parse().unwrap());
        }
    }
    trozos.sort_unstable_by(|a, b| b.cmp(a));
    Visto {
        procesos: 1 + hijos.values().map(Vec::len).sum::<usize>(),
        forma: forma(raiz, &hijos),
        sueltos: sueltos.parse().unwrap(),
        salida: de_hexadecimal(salida),
        trozos,
    }
}

fn forma(quien: &str, hijos: &BTreeMap<&str, Vec<&str>>) -> String {
    let suyos = hijos.get(quien).into_iter().flatten();
    let mut formas: Vec<_> = suyos.map(|hijo| forma(hijo, hijos)).collect();
    formas.sort();
    format!("({})", formas.concat())
}

fn de_hexadecimal(texto: &str) -> String {
    let byte = |i| u8::from_str_radix(&texto[i..i + 2], 16).unwrap();
    let bytes = (0..texto.len()).step_by(2).map(byte).collect();
    String::from_utf8(bytes).unwrap()
}
