//! El repaso, que trae otra pregunta del error que se delata, y el plan.

use std::fs;

use serde_json::{Value, json};
use tests::{Run, Trial, trial};

use super::EXAMEN;
use super::alumno::Alumno;

pub fn trials() -> Vec<Trial> {
    vec![
        trial("un error trae otra pregunta del mismo error", otra_del_mismo),
        trial("un error sin concepto lleva al tema de la pregunta", sin_concepto),
        trial("lo que se acierta tarda más en volver", vuelve),
        trial("el repaso se deja con :sal, con Ctrl-C o con el tiempo", se_deja),
        trial("el plan llega hasta la víspera, y cuenta lo hecho", plan),
    ]
}

fn con_una_pendiente() -> Alumno {
    con_pendiente("tres_seguidos", json!({}))
}

/// Le toca repasar esa pregunta, y ha cometido esos errores.
fn con_pendiente(pregunta: &str, errores: Value) -> Alumno {
    let alumno = Alumno::nuevo();
    let tarjeta = json!({
        "due": "2020-01-02T00:00:00Z", "stability": 1.0, "difficulty": 5.0, "elapsed_days": 0,
        "scheduled_days": 1, "reps": 1, "lapses": 0, "state": "Review",
        "last_review": "2020-01-01T00:00:00Z",
    });
    fs::create_dir(alumno.estado("")).unwrap();
    let memoria = json!({ "preguntas": { pregunta: tarjeta }, "errores": errores });
    fs::write(alumno.estado("repaso.json"), memoria.to_string()).unwrap();
    alumno
}

fn memoria(alumno: &Alumno) -> Value {
    serde_json::from_str(&fs::read_to_string(alumno.estado("repaso.json")).unwrap())
        .unwrap()
}

/// Con qué letra se ve esa opción de la primera pregunta.
fn letra(alumno: &Alumno, opcion: &str) -> String {
    let vista = alumno.dice(&["repaso", "--semilla", "1"], "");
    vista.assert_code(0).assert_says("Hoy toca repasar 1 pregunta");
    let linea = vista
        .lines()
        .into_iter()
        .find(|linea| linea.ends_with(&format!(") {opcion}")))
        .unwrap();
    linea[..1].to_owned()
}

fn otra_del_mismo() {
    let alumno = con_una_pendiente();
    let siete = letra(&alumno, "7");
    let texto = format!("{siete}\n:sal\n");
    alumno
        .dice(&["repaso", "--semilla", "1"], &texto)
        .assert_code(0)
        .assert_says_in_order(&[
            "✗ Lo correcto: ",
            "Si has contestado eso, ",
            "Para verlo: cargo leccion 03 cuantos",
            "Ahora, otra pregunta del mismo error.",
            "Tema ",
            "Has repasado 1 pregunta, y has acertado 0. Mañana toca",
        ]);
    assert!(memoria(&alumno)["errores"]["sin_contar_el_primero"].is_object());
    // El error sigue pendiente hoy, aunque la pregunta vuelva mañana.
    alumno.dice(&["repaso"], "").assert_says("Hoy toca repasar 1 pregunta");
}

/// Equivocarse de excepción no es de un concepto: ni otra de las que acaban con una, ni un paso de cerrojos.
fn sin_concepto() {
    // De antes de que se supiera.
    let vieja = json!({
        "due": "2020-01-02T00:00:00Z", "stability": 1.0, "difficulty": 5.0, "elapsed_days": 0,
        "scheduled_days": 1, "reps": 1, "lapses": 1, "state": "Review",
        "last_review": "2020-01-01T00:00:00Z",
    });
    let alumno =
        con_pendiente("pool_join_sin_close", json!({ "otra_excepcion": vieja }));
    let otra = letra(&alumno, "`AssertionError`");
    alumno
        .dice(&["repaso", "--semilla", "1"], &format!("{otra}\n:sal\n"))
        .assert_code(0)
        .assert_says_in_order(&[
            "Tema 33.",
            "✗ Lo correcto: ",
            "Si has contestado eso, aciertas en que es un error",
            "Para verlo: cargo leccion 02 cerrar",
            "Ahora, otra pregunta del mismo tema.",
            "Tema 33.",
        ]);
    let plan = |dice: bool| {
        let fecha = Run::new("date").args(["-d+20 days", "+%F"]).run();
        let plan = alumno.dice(&["--plan", fecha.stdout.trim()], "");
        plan.assert_code(0).assert_never_says("aciertas en que es un error");
        let suyo = "cargo leccion 02 cerrar: fallaste una pregunta del tema 33";
        assert_eq!(plan.stdout.contains(suyo), dice, "{}", plan.report());
    };
    plan(true);
    let mut otro_dia = memoria(&alumno);
    otro_dia["preguntas"]["pool_join_sin_close"]["due"] =
        json!("2020-01-02T00:00:00Z");
    fs::write(alumno.estado("repaso.json"), otro_dia.to_string()).unwrap();
    let buena = letra(&alumno, "`ValueError`");
    alumno.dice(&["repaso", "--semilla", "1"], &format!("{buena}\n"));
    plan(false);
}

fn vuelve() {
    let alumno = con_una_pendiente();
    let ocho = letra(&alumno, "8");
    alumno
        .dice(&["repaso", "--semilla", "1"], &format!("{ocho}\n"))
        .assert_says("✔ Bien.")
        .assert_says("y has acertado 1. Mañana no toca ninguna.");
    let dias = memoria(&alumno)["preguntas"]["tres_seguidos"]["scheduled_days"]
        .as_i64()
        .unwrap();
    assert!(dias > 1, "vuelve a los {dias} días");
    alumno.dice(&["repaso"], "").assert_says("Hoy no toca repasar nada");
}

fn se_deja() {
    let alumno = Alumno::nuevo();
    alumno
        .dice(&["repaso"], ":sal\n")
        .assert_code(0)
        .assert_says("Hoy no has repasado ninguna.");
    con_pendiente("letra_del_zombi", json!({}))
        .dice(&["repaso"], ":ayuda\n:sal\n")
        .assert_code(0)
        .assert_says_in_order(&[
            "¿Con qué letra",
            "con «:sal» se acaba",
            "ninguna.",
        ]);
    let run = alumno.run(&["repaso"]).terminal(80, 24).wait_for("> ").ctrl_c();
    run.wait_for("ninguna").run().assert_code(0).assert_nothing_alive();
    alumno.dice(&["repaso", "--temas", "38"], "").assert_code(2);
}

fn plan() {
    let alumno = Alumno::nuevo();
    let dentro_de = |dias: u32| {
        let fecha = Run::new("date")
            .args([format!("-d+{dias} days"), "+%F".to_owned()])
            .run();
        fecha.stdout.trim().to_owned()
    };
    let todo = alumno.dice(&["--plan", &dentro_de(20)], "");
    todo.assert_code(0)
        .assert_no_complaints()
        .assert_says("Ejercicios: 0 hechos")
        .assert_says_in_order(&[
            "cargo practica productor_consumidor",
            "cargo examen: un examen de prueba",
            "· el examen",
        ]);
    let progreso = json!({ "hechos": { "productor_consumidor": ["python"] } });
    fs::create_dir_all(alumno.estado("")).unwrap();
    fs::write(alumno.estado("progreso.json"), progreso.to_string()).unwrap();
    let sin_el = alumno.dice(&["repaso", "--plan", &dentro_de(20)], "");
    sin_el
        .assert_says("Ejercicios: 1 hecho,")
        .assert_never_says("cargo practica productor_consumidor");
    let examen = json!({
        "empezado": "2026-01-02T10:00:00Z", "perfil": "clase", "semilla": 1, "nota": 0.0,
        "minutos": 90, "temas": { "34": { "puntos": 0.0, "de": 10.0 } },
    });
    let historial = json!({ "examenes": [examen] });
    fs::write(alumno.estado("examenes.json"), historial.to_string()).unwrap();
    alumno
        .dice(&["--plan", &dentro_de(20)], "")
        .assert_says("cargo leccion 02 gil: el tema 34 es de los que peor llevas");
    let hoy = Run::sh(&format!("'{EXAMEN}' examen --plan $(date +%F)"));
    alumno.con(hoy).run().assert_code(0).assert_says("El examen es hoy.");
}
