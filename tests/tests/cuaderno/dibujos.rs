//! Los cronogramas que enseña el libro cuentan lo que pasa en una ejecución de ahora.

use tests::paths::files_below;
use tests::pictures::{Picture, pictures};
use tests::{Trial, trial, trial_if, workspace_root};

/// Los que ha de haber, al menos.
const FEWEST: usize = 30;
const TIMES: usize = 3;

pub fn trials() -> Vec<Trial> {
    let compared = |picture: Picture| {
        let needed = picture.clone();
        trial_if(
            &format!("el cronograma {} es el de lo que pasa", picture.full_name()),
            move || needed.requirement(),
            move || {
                // Una máquina muy ocupada cambia el orden de lo que casi siempre pasa igual: basta con verlo una vez.
                let differences: Vec<String> =
                    (0..TIMES).map_while(|_| picture.compare(&picture.play()).err()).collect();
                assert!(differences.len() < TIMES, "{}", differences[0]);
            },
        )
    };
    let mut trials: Vec<Trial> = pictures().into_iter().map(compared).collect();
    trials.push(trial("no sobra ningún cronograma, y hay bastantes", all_are_shown));
    trials
}

fn all_are_shown() {
    let book = workspace_root().join("book/src");
    let shown: Vec<String> = pictures().iter().map(Picture::full_name).collect();
    assert!(shown.len() >= FEWEST, "solo hay {}", shown.len());
    for extension in ["svg", "hechos"] {
        for file in files_below(&book, extension) {
            let name =
                file.strip_prefix(&book).unwrap().with_extension("svg").display().to_string();
            let recorded = name.contains("salidas/");
            let name = name.replace("salidas/", "");
            assert!(!recorded || shown.contains(&name), "ninguna página enseña {}", file.display());
        }
    }
}
