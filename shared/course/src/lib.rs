//! Las lecciones del cuaderno, por orden, cómo se nombra cada una y qué se lleva visto de ellas.

mod choose;
mod output;
pub mod progress;

pub use choose::{Choice, choose};
pub use output::say;

/// Una lección del cuaderno.
#[derive(Debug, PartialEq, Eq)]
pub struct CourseLesson {
    /// El nombre de su binario.
    pub name: &'static str,
    pub title: &'static str,
    /// Si ya se puede ejecutar.
    pub written: bool,
}

impl CourseLesson {
    /// La orden que la abre.
    pub fn command(&self) -> String {
        format!("cargo leccion {}", self.number())
    }

    /// Las cifras por las que empieza su nombre.
    pub fn number(&self) -> &'static str {
        self.name.split('_').next().unwrap_or_default()
    }
}

/// Todas las lecciones, también las que están por escribir.
pub static COURSE: [CourseLesson; 6] = [
    CourseLesson { name: "00_process", title: "Procesos", written: true },
    CourseLesson { name: "01_sync", title: "Sincronización y comunicación", written: true },
    CourseLesson { name: "02_pool", title: "Reserva de procesos", written: true },
    CourseLesson { name: "03_fork_exec_wait", title: "fork, exec y wait", written: true },
    CourseLesson { name: "04_zombies_orphans", title: "Zombis y huérfanos", written: true },
    CourseLesson { name: "05_server", title: "Servidor multiproceso", written: true },
];

/// La que se llama exactamente así.
pub fn find(name: &str) -> Option<&'static CourseLesson> {
    COURSE.iter().find(|lesson| lesson.name == name)
}

/// La que va detrás de la que se llama así.
pub fn after(name: &str) -> Option<&'static CourseLesson> {
    COURSE.iter().skip_while(|lesson| lesson.name != name).nth(1)
}
