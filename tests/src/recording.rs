//! Las salidas grabadas que enseña el libro, y si una ejecución de ahora dice lo mismo.
//!
//! Se graba lo que dicen los procesos (no los títulos ni las predicciones), con nombres en lugar de PID. Al
//! comparar no cuenta lo que cambia de una máquina a otra: medidas, direcciones, usuarios, antepasados.

use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;

use regex::Regex;

use crate::normalize::regex;
use crate::{Run, lesson_bin, mask, normalize, requires, same_by_speaker, workspace_root};

/// Una ejecución que el libro enseña.
#[derive(Clone, Copy, Debug)]
pub struct Recording {
    pub lesson: &'static str,
    /// El nombre del fichero, sin extensión.
    pub name: &'static str,
    pub args: &'static str,
    who: Who,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Who {
    /// La lección, como usuario corriente.
    User,
    /// La lección, como root: si no se es root, no se puede grabar ni comparar.
    Root,
    /// Cargo mismo, que se niega a algo.
    Cargo,
}

/// Lo que dice una lección con esos argumentos.
const fn said(lesson: &'static str, name: &'static str, args: &'static str) -> Recording {
    Recording { lesson, name, args, who: Who::User }
}

/// Lo que dice un paso, sin opciones.
const fn step(lesson: &'static str, name: &'static str) -> Recording {
    said(lesson, name, name)
}

const PROCESS: &str = "00_process";
const SYNC: &str = "01_sync";
const POOL: &str = "02_pool";
const FORK: &str = "03_fork_exec_wait";
const ZOMBIES: &str = "04_zombies_orphans";
const SERVER: &str = "05_server";

/// Todas las grabaciones del libro.
pub static RECORDINGS: &[Recording] = &[
    Recording { who: Who::Cargo, ..said(PROCESS, "paquete", "run -p 00_process") },
    said(PROCESS, "lista", "--lista"),
    said(PROCESS, "paso_mal_escrito", "memori"),
    step(PROCESS, "programa"),
    step(PROCESS, "plantilla"),
    step(PROCESS, "start_join"),
    step(PROCESS, "memoria"),
    step(PROCESS, "jerarquia"),
    step(PROCESS, "estados"),
    said(PROCESS, "process_iter", "process_iter --nombre 00_process"),
    step(PROCESS, "kill"),
    step(PROCESS, "nice"),
    Recording { who: Who::Root, ..said(PROCESS, "nice_root", "nice") },
    step(PROCESS, "sistema"),
    step(SYNC, "carrera"),
    step(SYNC, "lock"),
    step(SYNC, "un_lock_cada_uno"),
    step(SYNC, "mismo_lock"),
    step(SYNC, "guardia"),
    step(SYNC, "hilos"),
    step(SYNC, "rlock"),
    step(SYNC, "semaforo"),
    step(SYNC, "evento"),
    step(SYNC, "condicion"),
    step(SYNC, "barrera"),
    step(SYNC, "valor_y_array"),
    step(SYNC, "tuberia"),
    step(SYNC, "cola"),
    step(SYNC, "productor_consumidor"),
    step(SYNC, "join_antes_de_get"),
    step(SYNC, "interbloqueo"),
    step(SYNC, "filosofos"),
    step(SYNC, "lectores_escritores"),
    step(SYNC, "dueno_muerto"),
    step(POOL, "por_que"),
    step(POOL, "map"),
    step(POOL, "orden"),
    step(POOL, "starmap"),
    step(POOL, "apply_async"),
    step(POOL, "chunksize"),
    step(POOL, "initializer"),
    step(POOL, "aceleracion"),
    step(POOL, "comparativa"),
    step(POOL, "fallos"),
    step(POOL, "obrero_muerto"),
    step(POOL, "cerrar"),
    step(POOL, "lotes"),
    step(FORK, "fork"),
    step(FORK, "memoria"),
    step(FORK, "cuantos"),
    step(FORK, "orden"),
    step(FORK, "exec"),
    step(FORK, "exec_falla"),
    step(FORK, "wait"),
    step(FORK, "waitpid"),
    step(FORK, "estado"),
    step(FORK, "bufer"),
    step(FORK, "ficheros"),
    step(FORK, "tuberia"),
    step(FORK, "senales"),
    step(FORK, "minishell"),
    Recording {
        who: Who::Cargo,
        ..said(
            FORK,
            "guion",
            "run -q --bin 03_fork_exec_wait -- minishell --guion lessons/03_fork_exec_wait/guiones/ejemplo.sh",
        )
    },
    Recording {
        who: Who::Cargo,
        ..said(FORK, "paralelo", "run -q -p l03_fork_exec_wait --example paralelo")
    },
    step(ZOMBIES, "zombi"),
    step(ZOMBIES, "apuntes"),
    step(ZOMBIES, "muchos"),
    step(ZOMBIES, "recoger"),
    step(ZOMBIES, "doble_fork"),
    step(ZOMBIES, "huerfano"),
    step(ZOMBIES, "subreaper"),
    step(ZOMBIES, "pdeathsig"),
    step(ZOMBIES, "demonio"),
    step(ZOMBIES, "init_en_miniatura"),
    step(SERVER, "apuntes"),
    step(SERVER, "uno_a_uno"),
    step(SERVER, "hijo_por_cliente"),
    step(SERVER, "sin_zombis"),
    step(SERVER, "con_limite"),
    step(SERVER, "con_plazos"),
    step(SERVER, "parada_ordenada"),
    step(SERVER, "preforked"),
    step(SERVER, "hilos"),
    step(SERVER, "comparativa"),
];

/// Lo que cambia de una máquina a otra, y por qué se cambia antes de comparar.
static VARYING: LazyLock<Vec<(Regex, &str)>> = LazyLock::new(|| {
    vec![
        (regex(r"pipe:\[\d+\]"), "pipe:[…]"),
        (regex(r"(?m)(el programa de los tres es ).*$"), "$1…"),
        // Otras pruebas pueden estar ejecutando a la vez la misma lección.
        (regex(r"procesos en total: \d+; elegidos: \d+; mostrados: \d+"), "… procesos"),
        (regex(r"en ejecución o listos, de todos: \d+"), "… en ejecución o listos"),
        (regex(r"(?m)^padre P │ +\d+ +\d+ .*\n"), ""),
        (regex(r"(?m)^padre P │ +P +X .*$"), "padre P │ P X …"),
        (regex(r"UID \d+"), "UID …"),
        (regex(r"(?m)(núcleo de Linux|carga:|segundo de arranque|KiB de memoria).*$"), "$1 …"),
        (regex(r"encendida hace .*?, el "), "encendida hace …, el "),
        (regex(r"(?m)^.*│ red .*\n"), ""),
        (regex(r"(?m)(\d+ CPU$|(CPU, según /proc/cpuinfo): \d+)"), "$2 … CPU"),
        (regex(r"el contador vale \d+"), "el contador vale …"),
        // Lección 02: las columnas de tiempos, quién hace cada tarea, y lo que depende de las CPU y de Python.
        (regex(r" +…"), " …"),
        (regex(r"hecha por PID X\d+"), "la ha hecho PID …"),
        (regex(r"(?m)^obrero \d+ X\d+ │"), "obrero … │"),
        (regex(r"(?m)^padre P │ +\d+ (procesos?|hilos?) .*\n"), ""),
        (
            regex(
                r"(?m)^padre P │ (Rust está sin|aquí no hay python3| +Rust +Python|\S+ .* veces$|✔ .*Python obtiene).*\n",
            ),
            "",
        ),
        (regex(r"\d+ ficheros, \d+"), "… ficheros, …"),
        // Que la máquina esté ocupada mientras se mide.
        (
            regex(
                r"(?:✔ procesos vivos al acabar el primer bucle: \d+|al acabar el primer bucle solo quedaban .*)",
            ),
            "los que vivían",
        ),
        (
            regex(r"(?m)^padre P │ (tu máquina está ocupada|esta vez no se ha ganado tiempo).*\n"),
            "",
        ),
        (regex(r"(?m)^padre P │ (✘ |no he podido leer|.* ha cambiado entretanto).*\n"), ""),
        // Lección 03.
        (regex(r"(fallos al .* páginas): \d+"), "$1: …"),
        (regex(r"(?m)^padre P │ +[AB12]{4} \d+ (vez|veces)\n"), ""),
        (regex(r"(?m)(después de exec, PID \S+ ejecuta ).*$"), "$1…"),
        (regex(r"(wc dice: |ficheros que hay en /: Ok\()\d+"), "$1…"),
        (regex(r"(?m)(✔ pstree -ps dibuja|no lo comparo con pstree).*$"), "pstree …"),
        // Con ps o sin él.
        (regex(r"(?m)(ps lo enseña así: .*\n.*✔ ps escribe|no lo miro con ps).*$"), "ps …"),
        // El cupo es de todo el usuario: otros programas suyos empiezan y acaban entretanto.
        (regex(r"zombis sin recoger: \d+|recojo a \d+ con"), "… zombis"),
        // Lección 05: cuántos clientes llegan a cada uno, y lo que tardan.
        (regex(r"│ clientes: \d+"), "│ clientes: …"),
        (regex(r"(?m)^(padre P │ [a-z_]+(?:, sin cerrar)?) +\d+ +[\d,]+ +[\d,]+ …$"), "$1 …"),
        (regex(r"(?m)^(padre P │ .*?) +\d+ por s \(× .*$"), "$1 …"),
        (
            regex(
                r"(?m)^padre P │ (este programa está sin|para medir: cargo|se repiten los tres|los tres grupos no).*\n",
            ),
            "",
        ),
        // Quién adopta, y si hay que sustituirlo.
        (regex(r"(?m)^.* no consta que .*\n.* lo recojo yo\n"), ""),
        (regex(r"(?m)(lo ha adoptado) .*\n.*$"), "$1 …"),
        (regex(r"(?m)(ahora mi padre es) .*$"), "$1 …"),
    ]
});

/// Lo que es de esta máquina y no se graba: los antepasados de la lección.
static ANCESTORS: LazyLock<[(Regex, &str); 3]> = LazyLock::new(|| {
    [
        // La rama que no cabe en una línea sigue en la siguiente.
        (regex(r"───\npadre P │ +───"), "───"),
        (regex(r"(?m)(│ +)\S.*?(00_process\(P\))"), "$1…───$2"),
        (regex(r"(?m)^(padre P │ +P +)\d+ "), "${1}X "),
    ]
});

impl Recording {
    /// Dónde está grabada.
    pub fn path(&self) -> PathBuf {
        workspace_root()
            .join("book/src")
            .join(self.lesson)
            .join("salidas")
            .join(format!("{}.txt", self.name))
    }

    /// Lo que puede impedir hacerla aquí.
    ///
    /// # Errors
    /// Por qué no se puede.
    pub fn requirement(&self) -> Result<(), String> {
        if self.who == Who::Root { requires::root() } else { Ok(()) }
    }

    /// Ejecuta la lección ahora y devuelve lo que se grabaría.
    ///
    /// # Panics
    /// Si la lección deja algo o no acaba.
    pub fn play(&self) -> String {
        let program = match self.who {
            Who::Cargo => PathBuf::from(env!("CARGO")),
            Who::User | Who::Root => lesson_bin(self.lesson),
        };
        // En el libro se ve lo que se vería en el terminal: la salida y los errores, juntos.
        let run = Run::sh(&format!("exec '{}' {} 2>&1", program.display(), self.args))
            .env("COLUMNS", "200");
        let run = match self.who {
            Who::User => run.ordinary_user(),
            Who::Root | Who::Cargo => run.cwd(workspace_root()),
        };
        let outcome = run.run();
        outcome.assert_finished().assert_clean();
        let speech: String =
            outcome.stdout.split_inclusive('\n').filter(|line| line.contains('│')).collect();
        let said = if speech.is_empty() { &outcome.stdout } else { &speech };
        let root = format!("{}/", workspace_root().display());
        replace(&ANCESTORS[..], normalize(said).replace(&root, ""))
    }

    /// Compara la grabación con una ejecución de ahora.
    ///
    /// # Errors
    /// En qué se diferencian, y qué hacer.
    pub fn compare(&self, now: &str) -> Result<(), String> {
        let path = self.path();
        let recorded = fs::read_to_string(&path).unwrap_or_default();
        same_by_speaker(&essence(&recorded), &essence(now)).map_err(|difference| {
            format!(
                "{} ya no es lo que dice la lección. Si el cambio es bueno, grábalo con `cargo salidas`.\n{difference}",
                path.strip_prefix(workspace_root()).unwrap_or(&path).display()
            )
        })
    }
}

fn essence(text: &str) -> String {
    replace(&VARYING[..], mask(text))
}

fn replace(rules: &[(Regex, &str)], text: String) -> String {
    rules.iter().fold(text, |text, (pattern, new)| pattern.replace_all(&text, *new).into_owned())
}
