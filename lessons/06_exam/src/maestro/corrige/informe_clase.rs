//! El informe de la clase, para quien enseña.

use super::clase::Clase;
use super::juicio::Resultado;
use super::palabras::{cita, parte, parte_tras};
use crate::juicio::{cuantos, lista};

/// De lo que puede haber mucho, lo primero.
const CABEN: usize = 40;

pub fn texto(clase: &Clase) -> String {
    let alumnos = cuantos(clase.alumnos.len(), "alumno", "alumnos");
    let entregas = cuantos(clase.entregas().count(), "entrega", "entregas");
    let mut texto = format!("La clase: {alumnos}, {entregas}\n\n");
    texto += &por_ejercicio(clase);
    texto += &lo_que_mas_falla(clase);
    texto += &fallos_del_juez(clase);
    texto += &parecidos(clase);
    texto += &titulado("Lo que no se ha juzgado", clase.sin_juzgar());
    texto
}

fn por_ejercicio(clase: &Clase) -> String {
    let ancho = clase.ejercicios.iter().map(|uno| uno.len()).max().unwrap_or(0);
    let mut texto = String::new();
    for ejercicio in &clase.ejercicios {
        let cuentas: Vec<_> = Resultado::TODOS
            .into_iter()
            .map(|uno| (uno.nombre(), clase.cuantas(ejercicio, uno)))
            .filter(|(_, cuantas)| *cuantas > 0)
            .map(|(nombre, cuantas)| format!("{nombre} {cuantas}"))
            .collect();
        texto += &format!("  {ejercicio:ancho$}  {}\n", cuentas.join(" · "));
    }
    texto
}

fn lo_que_mas_falla(clase: &Clase) -> String {
    let fallos = clase.lo_que_mas_falla();
    if fallos.is_empty() {
        return String::new();
    }
    let mut texto = "\nLo que más falla\n".to_owned();
    for fallo in fallos.iter().take(CABEN) {
        let ejemplo = fallo.ejemplo.lines().next().unwrap_or_default();
        // Lo que iba detrás de los dos puntos está en el informe de cada uno.
        let ejemplo = shared::foreign::printable(ejemplo.trim_end_matches(':'));
        let cuantas = format!(
            "{} de {}, {} ({}). A uno se le dijo: {ejemplo}",
            fallo.veces, fallo.entregas, fallo.ejercicio, fallo.id
        );
        texto += &format!("{}\n", parte_tras("  · ", &cuantas));
    }
    texto
}

fn fallos_del_juez(clase: &Clase) -> String {
    let fallos = clase.fallos_del_juez();
    if fallos.is_empty() {
        return String::new();
    }
    let mut texto = format!(
        "\nFallos del juez\n{}\n",
        parte(
            "El juez no ha podido con estas entregas, y a quien las entregó no le \
             cuentan. La próxima vez se vuelven a juzgar. Si se repite, mira el \
             programa: puede estar hecho para que pase."
        )
    );
    for (alumno, entrega) in fallos {
        let quien = format!("{}: {}", alumno.nombre, entrega.fichero());
        texto += &format!("{}\n", parte_tras("  · ", &quien));
        let fallo =
            entrega.juicio.as_ref().and_then(|juicio| juicio.primer_fallo());
        texto += &cita(fallo.map_or("", |fallo| &fallo.texto), "      ");
    }
    texto
}

fn parecidos(clase: &Clase) -> String {
    if clase.parecidos.is_empty() {
        return String::new();
    }
    let lineas = clase.parecidos.iter().map(|uno| {
        let nombres =
            if uno.con_nombres { ", también en los nombres" } else { "" };
        let tanto = (uno.grado * 100.0).floor();
        format!("{}, {tanto} %{nombres}: {}", uno.fichero, lista(&uno.alumnos))
    });
    format!(
        "{}{}\n",
        titulado("Entregas que se parecen", lineas.collect()),
        parte(
            "Se comparan sin comentarios, espacios ni nombres, y sin lo que ya estaba \
             en el fichero de partida. Es un indicio: en un ejercicio corto, dos que \
             no se conocen escriben lo mismo."
        )
    )
}

fn titulado(titulo: &str, lineas: Vec<String>) -> String {
    if lineas.is_empty() {
        return String::new();
    }
    let mut texto = format!("\n{titulo}\n");
    for linea in lineas.iter().take(CABEN) {
        texto += &format!("{}\n", parte_tras("  · ", linea));
    }
    if lineas.len() > CABEN {
        texto += &format!("  … y {} más\n", lineas.len() - CABEN);
    }
    texto
}
