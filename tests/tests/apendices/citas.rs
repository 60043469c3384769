//! Lo que el libro y las lecciones ponen entre «» como dicho por los apuntes está en los apuntes, palabra por palabra.

use std::collections::BTreeSet;
use std::fs;

use regex::Regex;
use tests::paths::{files_below, page_text};
use tests::{Trial, trial, workspace_root};

/// Las frases de los apuntes que se citan, copiadas de ellos tal cual, con sus faltas.
const NOTES: [&str; 30] = [
    "TEMPLATE PARA CREAR MULTIPROCESOS",
    "proceso = multiprocessing.Process(target=mi_funcion, args=(arg1, arg2, arg3))",
    "cómo los procesos pueden comunicarse entre sí o cómo se pueden utilizar mecanismos de sincronización como semáforos o colas para coordinar el trabajo de los procesos en paralelo.",
    "Este archivo podría demostrar cómo utilizar multiprocessing.Pool, que es una forma conveniente de crear un conjunto de procesos y distribuir tareas entre ellos de manera más eficiente.",
    "Los objetos Pool simplifican la creación y administración de procesos en paralelo, lo que puede ser útil para tareas como procesamiento por lotes.",
    "Es una biblioteca que proporciona una interfaz para interactuar con información del sistema operativo, como procesos, CPU, memoria, red, etc.",
    "psutil proporciona la función proc.kill() para terminar o matar un proceso.",
    "Un proceso con un valor de \"nice\" negativo tendrá prioridad sobre otros procesos.",
    "pero no hay una función proc.nice() específica.",
    "Podrías ajustar la prioridad de un proceso en Unix usando herramientas externas o comandos del sistema operativo.",
    "A partir de ese punto, los dos procesos pueden ejecutar código de manera independiente.",
    "Si el bloqueo ya está adquirido por otro hilo o proceso, el hilo o proceso que llama a lock.acquire() se bloqueará y esperará hasta que el bloqueo esté disponible.",
    "se debe liberar el bloqueo llamando a lock.release().",
    "Pondra para usar lock.acquire.lock y el lock.acquire.release",
    "Todos los hilos deben compartir el mismo lock",
    "Un proceso es un programa en ejecución. Tiene su propio espacio de memoria, recursos asignados (como CPU, archivos, etc.) y estado (ejecutándose, esperando, etc.).",
    "Cada proceso tiene un identificador único, conocido como PID (Process ID).",
    "init (o systemd en sistemas más nuevos) es el primer proceso que se ejecuta al iniciar el sistema y se convierte en el padre de todos los demás procesos.",
    "Crea un proceso hijo que es una copia exacta del proceso padre.",
    "Retorna 0 en el proceso hijo y el PID del hijo en el proceso padre.",
    "Se usa para reemplazar el código del proceso actual por otro programa. El proceso padre puede usar fork() para crear un hijo y luego exec() para que el hijo ejecute otro programa.",
    "4. Esperar a los Hijos con wait()",
    "El padre puede usar wait() para esperar que los procesos hijos terminen, evitando que queden en estado zombi",
    "El hijo sigue existiendo en la tabla de procesos hasta que el padre lo recoge.",
    "Ocurre cuando el proceso padre termina antes que el hijo. El hijo es adoptado por init (PID 1), que se encarga de esperar su finalización.",
    "# El padre no hace nada, por lo que el hijo queda en estado zombi",
    "Un servidor multiproceso puede manejar múltiples clientes, cada uno con un proceso hijo.",
    "Ejemplo: Servidor que maneja 3 clientes (usando fork()):",
    "exit(0) # El hijo termina",
    "for _ in range(3): # El padre espera 3 hijos os.wait()",
];

pub fn trials() -> Vec<Trial> {
    vec![
        trial("lo que se cita de los apuntes está en ellos, tal cual", quoted_to_the_letter),
        trial("de los apuntes no se guarda ninguna frase que no se cite", nothing_unquoted),
    ]
}

/// Una cita y dónde está.
type Quotation = (String, String);

/// En el libro, las de los párrafos que hablan de los apuntes y todas las de los matices; en las lecciones, las del tema
/// de cada paso.
fn quotations() -> Vec<Quotation> {
    let root = workspace_root();
    let mut found = Vec::new();
    let mut collect = |text: &str, place: &str| {
        for quotation in Regex::new("«([^»]*)»").unwrap().captures_iter(text) {
            found.push((plain(&quotation[1]), place.to_owned()));
        }
    };
    for path in files_below(&root.join("book/src"), "md") {
        let (page, text) = (path.display().to_string(), page_text(&path));
        for paragraph in text.split("\n\n") {
            if page.contains("/matices") || paragraph.to_lowercase().contains("apuntes") {
                collect(paragraph, &page);
            }
        }
    }
    let topic = Regex::new(r#"(?m)^    topic: "(.*)",$"#).unwrap();
    for path in files_below(&root.join("lessons"), "rs") {
        for step in topic.captures_iter(&fs::read_to_string(&path).unwrap()) {
            collect(&step[1], &path.display().to_string());
        }
    }
    found
}

/// Sin la tipografía, y con un solo espacio entre palabras.
fn plain(text: &str) -> String {
    let bare = text.replace(['`', '*'], "").to_lowercase();
    bare.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Con «…» se calla una parte, pero lo demás ha de ir en el mismo orden.
fn is_in(sentence: &str, quotation: &str) -> bool {
    let mut rest = sentence;
    quotation.split('…').all(|part| match rest.split_once(part.trim()) {
        Some((_, after)) => {
            rest = after;
            true
        }
        None => false,
    })
}

fn quoted_to_the_letter() {
    let notes: Vec<String> = NOTES.iter().copied().map(plain).collect();
    let wrong: BTreeSet<Quotation> = quotations()
        .into_iter()
        .filter(|(quotation, _)| !notes.iter().any(|sentence| is_in(sentence, quotation)))
        .collect();
    assert!(
        wrong.is_empty(),
        "no son palabras de los apuntes. Si lo son, copia aquí su frase; y si no se citan, no van entre «»: {wrong:#?}"
    );
}

fn nothing_unquoted() {
    let quotations = quotations();
    let unused: Vec<&str> = NOTES
        .iter()
        .copied()
        .filter(|sentence| {
            !quotations.iter().any(|(quotation, _)| is_in(&plain(sentence), quotation))
        })
        .collect();
    assert!(unused.is_empty(), "ya no se citan: {unused:#?}");
}
