//! El árbol de procesos como texto, con el trazo de `pstree -p`.

use nix::unistd::Pid;

use super::{Entry, Table};

impl Table {
    /// El árbol que nace de un proceso, como lo dibuja `pstree -p` (sin hilos y sin agrupar iguales).
    ///
    /// ```text
    /// bash(4000)───leccion(4121)─┬─leccion(4122)───leccion(4124)
    ///                            └─leccion(4123)
    /// ```
    ///
    /// Devuelve un texto vacío si el proceso no está en la foto.
    pub fn tree(&self, pid: Pid) -> String {
        self.get(pid).map(|entry| self.draw(entry)).unwrap_or_default().join("\n")
    }

    /// El mismo árbol, pero empezando por el antepasado más lejano: `pstree -ps`. De los antepasados solo
    /// aparece la línea que lleva hasta el proceso.
    pub fn tree_with_ancestors(&self, pid: Pid) -> String {
        let Some(entry) = self.get(pid) else { return String::new() };
        let mut lines = self.draw(entry);
        for ancestor in self.ancestors(pid) {
            lines = hang(&label(ancestor), vec![lines]);
        }
        lines.join("\n")
    }

    fn draw(&self, entry: &Entry) -> Vec<String> {
        let mut children = self.children(entry.pid);
        children.sort_by(|a, b| (&a.name, a.pid).cmp(&(&b.name, b.pid)));
        let branches = children.into_iter().map(|child| self.draw(child)).collect();
        hang(&label(entry), branches)
    }
}

fn label(entry: &Entry) -> String {
    format!("{}({})", entry.name, entry.pid)
}

/// Cuelga las ramas a la derecha de la etiqueta.
fn hang(label: &str, branches: Vec<Vec<String>>) -> Vec<String> {
    if branches.is_empty() {
        return vec![label.to_owned()];
    }
    let indent = " ".repeat(label.chars().count());
    let last = branches.len() - 1;
    let mut lines = Vec::new();
    for (position, branch) in branches.into_iter().enumerate() {
        let joint = match (position, last) {
            (0, 0) => "───",
            (0, _) => "─┬─",
            (position, last) if position == last => " └─",
            _ => " ├─",
        };
        let beside = if position == last { "   " } else { " │ " };
        for (row, line) in branch.into_iter().enumerate() {
            let head = if lines.is_empty() { label } else { &indent };
            let link = if row == 0 { joint } else { beside };
            lines.push(format!("{head}{link}{line}"));
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::hang;

    #[test]
    fn tres_ramas_se_dibujan_como_en_pstree() {
        let leaf = |name: &str| vec![name.to_owned()];
        let middle = hang("b", vec![leaf("x"), leaf("y")]);
        let drawn = hang("aa", vec![middle, leaf("c"), leaf("d")]).join("\n");
        assert_eq!(drawn, "aa─┬─b─┬─x\n   │   └─y\n   ├─c\n   └─d");
    }

    #[test]
    fn una_sola_rama_sigue_en_la_misma_linea() {
        assert_eq!(hang("a", vec![hang("b", vec![vec!["c".to_owned()]])]).join("\n"), "a───b───c");
    }
}
