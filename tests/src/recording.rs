//! Las salidas grabadas que enseña el libro, y si una ejecución de ahora dice lo mismo.
//!
//! Se graba lo que dicen los procesos (no los títulos ni las predicciones), con nombres en lugar de PID. Al
//! comparar no cuenta lo que quien lo dice ha señalado con [`varies`](shared::varies()).

use std::fs;
use std::io;
use std::path::PathBuf;
use std::sync::LazyLock;

use regex::{Captures, Regex};
use shared::lesson::COURSE;
use shared::varies;

use crate::change::change;
use crate::lesson::steps_of;
use crate::normalize::regex;
use crate::order::without_marks;
use crate::{
    Run, lesson_bin, minutes, normalize, requires, same_by_speaker, verdicts, workspace_root,
};

/// Una ejecución que el libro enseña.
#[derive(Clone, Debug)]
pub struct Recording {
    pub lesson: &'static str,
    /// El nombre del fichero, sin extensión.
    pub name: String,
    args: String,
    who: Who,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Who {
    /// La lección, como usuario corriente.
    User,
    /// La lección, como root: si no se es root, no se puede grabar ni comparar.
    Root,
    /// Cargo mismo.
    Cargo,
    /// Otro programa, que está en el PATH.
    Shell,
    /// La práctica de la lección 06.
    Exam,
    /// Lo que la lección 06 escribe en Markdown: las preguntas de un capítulo, los criterios del módulo, el índice.
    Bank,
    /// Nadie: son los minutos que declaran las páginas.
    Pages,
    /// Nadie: es lo que cambia de un trozo de código a otro, que están en la carpeta `python` de la lección.
    Nobody,
}

/// Las que no son la de un paso sin opciones: lección, nombre, quién la ejecuta y con qué argumentos.
const SPECIAL: [(&str, &str, Who, &str); 10] = [
    ("00_process", "paquete", Who::Cargo, "run -p 00_process"),
    ("00_process", "lista", Who::User, "--lista"),
    ("00_process", "paso_mal_escrito", Who::User, "memori"),
    // Sin nombre, enseñaría los procesos de quien graba.
    ("00_process", "process_iter", Who::User, "process_iter --nombre 00_process"),
    ("00_process", "bajar_nice_root", Who::Root, "bajar_nice"),
    (
        "03_fork_exec_wait",
        "guion",
        Who::Cargo,
        "run -q --bin 03_fork_exec_wait -- minishell --guion lessons/03_fork_exec_wait/guiones/ejemplo.sh",
    ),
    (
        "03_fork_exec_wait",
        "paralelo",
        Who::Cargo,
        "run -q -p l03_fork_exec_wait --example paralelo",
    ),
    ("por-dentro", "sin_testigo", Who::Shell, "bash book/src/por-dentro/mirado.sh"),
    (
        "por-dentro",
        "con_testigo",
        Who::Cargo,
        "cronograma --json /dev/null -- bash book/src/por-dentro/mirado.sh",
    ),
    (
        "por-dentro",
        "remueve",
        Who::Cargo,
        "cronograma --json /dev/null --remueve 17 -- bash book/src/por-dentro/duerme.sh",
    ),
];

/// Los pasos que comparan con un programa que puede no estar.
const COMPARING: [(&str, &str, &str); 6] = [
    ("00_process", "jerarquia", "pstree"),
    ("00_process", "renice", "renice"),
    ("00_process", "mirar", "pkill"),
    ("00_process", "mirar", "strace"),
    ("02_pool", "comparativa", "python3"),
    ("04_zombies_orphans", "zombi", "ps"),
];

/// Lo que cambia de un servidor al siguiente: el nombre de la grabación, y los dos trozos.
const CHANGES: [(&str, &str, &str); 4] = [
    ("cambios_hijo_por_cliente", "uno_a_uno.py:servidor", "hijo_por_cliente.py:servidor"),
    ("cambios_sin_zombis", "hijo_por_cliente.py:servidor", "sin_zombis.py:servidor"),
    ("cambios_con_limite", "sin_zombis.py:servidor", "con_limite.py:servidor"),
    ("cambios_hilos", "preforked.py:obrero", "hilos.py:obrero"),
];

/// Un capítulo con demasiadas preguntas para una página: cómo se reparten, por el paso en el que se ven.
const ASKED_IN_PARTS: [(&str, &str, &str); 4] = [
    ("03_fork_exec_wait", "examen_cuantos", "cuantos"),
    ("03_fork_exec_wait", "examen_fork", "orden bufer guiones fork memoria ficheros"),
    (
        "03_fork_exec_wait",
        "examen_exec",
        "exec exec_falla familia_exec subproceso entorno valor_devuelto shell_peligro",
    ),
    ("03_fork_exec_wait", "examen_wait", "wait waitpid estado imposibles tuberia ctrl_c grupos"),
];

/// Como en el terminal más corriente.
pub const COLUMNS: usize = 80;

/// Todas las grabaciones del libro: las especiales, los cambios, los veredictos, lo que se pregunta en el examen y la de
/// cada paso.
pub fn recordings() -> Vec<Recording> {
    let special = SPECIAL.map(|(lesson, name, who, args)| Recording {
        lesson,
        name: name.to_owned(),
        args: args.to_owned(),
        who,
    });
    let changes = CHANGES.map(|(name, before, after)| Recording {
        lesson: "05_server",
        name: name.to_owned(),
        args: format!("{before} {after}"),
        who: Who::Nobody,
    });
    let verdicts = verdicts::ASKED.map(|(name, asked)| Recording {
        lesson: verdicts::CHAPTER,
        name: name.to_owned(),
        args: asked.to_owned(),
        who: Who::Exam,
    });
    let written = COURSE.iter().filter(|lesson| lesson.written);
    let asked = written.flat_map(|lesson| {
        [("examen", ""), ("examen_en_blanco", " --sin-respuestas")].map(|(name, option)| {
            Recording {
                lesson: lesson.name,
                name: name.to_owned(),
                args: format!("banco libro {}{option}", lesson.name),
                who: Who::Bank,
            }
        })
    });
    let parts = ASKED_IN_PARTS.map(|(lesson, name, steps)| Recording {
        lesson,
        name: name.to_owned(),
        args: format!("banco libro {lesson} {steps}"),
        who: Who::Bank,
    });
    let criteria = Recording {
        lesson: verdicts::CHAPTER,
        name: "criterios".to_owned(),
        args: "criterios".to_owned(),
        who: Who::Bank,
    };
    let index = Recording {
        lesson: verdicts::CHAPTER,
        name: "indice".to_owned(),
        args: "practica indice".to_owned(),
        who: Who::Bank,
    };
    let mut all: Vec<_> =
        special.into_iter().chain(changes).chain(verdicts).chain(asked).chain(parts).collect();
    all.extend([criteria, index]);
    all.push(Recording {
        lesson: verdicts::CHAPTER,
        name: "minutos".to_owned(),
        args: String::new(),
        who: Who::Pages,
    });
    for lesson in COURSE.iter().filter(|lesson| lesson.written) {
        for step in steps_of(lesson.name) {
            if !all.iter().any(|known| (known.lesson, &known.name) == (lesson.name, step)) {
                let (name, args) = (step.clone(), step.clone());
                all.push(Recording { lesson: lesson.name, name, args, who: Who::User });
            }
        }
    }
    all
}

/// Lo que es de esta máquina y no se graba: los antepasados de la lección.
static ANCESTORS: LazyLock<[(Regex, &str); 2]> = LazyLock::new(|| {
    [
        // La rama que no cabe en una línea sigue en la siguiente.
        (regex(r"───\npadre P │ +───"), "───"),
        (regex(r"(?m)(│ +)\S.*?(00_process\(P\))"), "$1…───$2"),
    ]
});

/// En la fila de la lección, su padre, que tampoco se graba: la columna sigue derecha.
static PARENT: LazyLock<Regex> = LazyLock::new(|| regex(r"(?m)^(padre P │ +\u{2062}? *P)( +\d+) "));

impl Recording {
    /// Como se pide: `00_process/lista`.
    pub fn full_name(&self) -> String {
        format!("{}/{}", self.lesson, self.name)
    }

    /// Si es parte del texto de la página, y no algo que se vería en un terminal.
    pub fn is_prose(&self) -> bool {
        matches!(self.who, Who::Bank | Who::Pages)
    }

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
        let compares = |(lesson, name, _): &&(&str, &str, &str)| {
            (*lesson, *name) == (self.lesson, self.name.as_str())
        };
        let mut programs = COMPARING.iter().filter(compares).map(|(_, _, program)| *program);
        programs.try_for_each(requires::program)?;
        if self.lesson == "por-dentro" || self.who == Who::Exam {
            requires::ptrace()?;
        }
        if self.who == Who::Exam {
            requires::program("python3")?;
        }
        if self.who == Who::Root { requires::root() } else { Ok(()) }
    }

    /// Ejecuta la lección ahora y devuelve lo que se grabaría, con marcas en lo que cambia.
    ///
    /// # Panics
    /// Si la lección deja algo o no acaba.
    pub fn play(&self) -> String {
        if let (Who::Nobody, Some((before, after))) = (self.who, self.args.split_once(' ')) {
            let folder = workspace_root().join("lessons").join(self.lesson).join("python");
            return change(&folder, before, after);
        }
        if self.who == Who::Pages {
            return minutes::table();
        }
        if self.who == Who::Exam {
            return verdicts::play(&self.args);
        }
        if self.who == Who::Bank {
            let outcome = Run::new(lesson_bin(verdicts::CHAPTER)).args(self.args.split(' ')).run();
            outcome.assert_code(0).assert_clean();
            return outcome.stdout;
        }
        let program = match self.who {
            Who::Cargo => PathBuf::from(env!("CARGO")),
            Who::Shell => PathBuf::from("env"),
            _ => lesson_bin(self.lesson),
        };
        // En el libro se ve lo que se vería en el terminal: la salida y los errores, juntos. Y la lección se llama como la
        // llama Cargo.
        let called = program.strip_prefix(workspace_root()).unwrap_or(&program).display();
        let order = format!("exec -a '{called}' '{}' {} 2>&1", program.display(), self.args);
        let run = Run::new("bash")
            .args(["-c", &order])
            .env("COLUMNS", COLUMNS.to_string())
            .env(varies::RECORDING, "1");
        let run = match self.who {
            Who::User => run.ordinary_user(),
            _ => run.cwd(workspace_root()),
        };
        let outcome = run.run();
        outcome.assert_finished().assert_clean();
        let speech: String =
            outcome.stdout.split_inclusive('\n').filter(|line| line.contains('│')).collect();
        let said = if speech.is_empty() { &outcome.stdout } else { &speech };
        let root = format!("{}/", workspace_root().display());
        let said = replace(&ANCESTORS[..], normalize(said).replace(&root, ""));
        let parent = |row: &Captures| format!("{}{:>2$} ", &row[1], "X", row[2].len());
        PARENT.replace_all(&said, parent).into_owned()
    }

    /// Graba una ejecución.
    ///
    /// # Errors
    /// Los del sistema de ficheros.
    pub fn write(&self, now: &str) -> io::Result<()> {
        let path = self.path();
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(path, without_marks(now))
    }

    /// Compara la grabación con una ejecución de ahora, o con unas cuantas: de un programa equivocado se ve un fallo u
    /// otro, según vaya la máquina, y el grabado ha de verse.
    ///
    /// # Errors
    /// En qué se diferencian, y qué hacer.
    pub fn compare_with_now(&self) -> Result<(), String> {
        let times = if self.who == Who::Exam { 4 } else { 1 };
        let mut outcome = Ok(());
        for _ in 0..times {
            outcome = self.compare(&self.play());
            if outcome.is_ok() {
                break;
            }
        }
        outcome
    }

    /// Compara la grabación con una ejecución de ahora.
    ///
    /// # Errors
    /// En qué se diferencian, y qué hacer.
    pub fn compare(&self, now: &str) -> Result<(), String> {
        let path = self.path();
        let recorded = fs::read_to_string(&path).unwrap_or_default();
        let same = match self.who {
            Who::Exam => verdicts::same,
            Who::Bank | Who::Pages => to_the_letter,
            _ => same_by_speaker,
        };
        same(&recorded, now).map_err(|difference| {
            format!(
                "{} ya no es lo que dice la lección. Si el cambio es bueno, grábalo con `cargo salidas`; si es un valor que \
                 cambia de una vez a otra, señálalo con `varies` donde se dice.\n{difference}",
                path.strip_prefix(workspace_root()).unwrap_or(&path).display()
            )
        })
    }
}

fn to_the_letter(recorded: &str, now: &str) -> Result<(), String> {
    let before = recorded.lines().map(Some).chain([None]);
    let after = now.lines().map(Some).chain([None]);
    let shown = |line: Option<&str>| line.unwrap_or("(nada más)").to_owned();
    match before.zip(after).find(|(before, now)| before != now) {
        None => Ok(()),
        Some((before, now)) => Err(format!("− {}\n+ {}", shown(before), shown(now))),
    }
}

fn replace(rules: &[(Regex, &str)], text: String) -> String {
    rules.iter().fold(text, |text, (pattern, new)| pattern.replace_all(&text, *new).into_owned())
}
