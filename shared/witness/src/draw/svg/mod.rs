//! El dibujo como SVG: se ve en una página, clara u oscura, en papel, en gris y en un teléfono. No lleva programas ni
//! letras de fuera, y los mismos hechos dan el mismo fichero.

mod arrows;
mod axis;
mod bands;
mod group;
mod happenings;
mod labels;
mod lane;
mod layout;
mod legend;
mod margin;
mod paper;
mod strips;

use std::collections::BTreeSet;

use super::fold::Row;
use super::signs::Sign;
use super::story;
use crate::Record;
use layout::{Layout, WIDTH};
use paper::{Paper, escaped, short};

const STYLE: &str = include_str!("style.css");

/// Un registro dibujado. El título y la descripción, que cuenta la ejecución en frases, son para quien no lo ve.
pub fn svg(record: &Record, title: &str) -> String {
    let layout = Layout::new(record);
    let mut used = BTreeSet::new();
    let mut body = Paper::default();
    axis::guides(&mut body, &layout);
    margin::draw(&mut body, &layout);
    arrows::births(&mut body, &layout, &mut used);
    for placed in &layout.rows {
        match &placed.row {
            Row::One { process, .. } => lane::draw(&mut body, &layout, placed, process, &mut used),
            Row::Many { siblings, processes, alike, .. } => {
                group::draw(
                    &mut body,
                    &layout,
                    placed,
                    (siblings.len(), *alike),
                    processes,
                    &mut used,
                );
            }
        }
    }
    arrows::ends(&mut body, &layout, &mut used);
    axis::draw(&mut body, &layout, &mut used);
    let height = legend::draw(&mut body, layout.bottom + 30.0, &used, record.backend);
    let story = story::tell(record, &layout.shown());
    wrap(title, &story, height, &body.into_text())
}

fn wrap(title: &str, story: &str, height: f64, body: &str) -> String {
    // Varios dibujos en la misma página: cada uno tiene sus nombres.
    let id = format!("cr{:08x}", hash(&format!("{title}{body}")));
    let (width, height) = (short(WIDTH), short(height));
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"cr\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
         height=\"{height}\" role=\"img\" aria-labelledby=\"{id}t {id}d\" lang=\"es\">\n\
         <title id=\"{id}t\">{}</title>\n<desc id=\"{id}d\">{}</desc>\n<style>\n{STYLE}</style>\n{body}</svg>\n",
        escaped(title),
        escaped(story),
    )
}

/// FNV-1a: el mismo texto da siempre el mismo número.
fn hash(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

type Used = BTreeSet<Sign>;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draw::sample::{eventful, family};
    use crate::record::{Act, Backend, Mark};

    #[test]
    fn el_xml_esta_bien_formado_y_lo_ajeno_va_escapado() {
        let text = svg(&eventful(), "<b> & \"c\" \u{1b}");
        let document = roxmltree::Document::parse(&text).unwrap();
        let title = document.root_element().first_element_child().unwrap();
        assert_eq!(title.text(), Some("<b> & \"c\" ?"));
        let labels: Vec<&str> = document.descendants().filter_map(|node| node.text()).collect();
        assert!(labels.iter().any(|label| label.contains("a<&>\"b")), "{labels:?}");
    }

    #[test]
    fn la_descripcion_cuenta_la_ejecucion() {
        let text = svg(&eventful(), "prueba");
        for sentence in [
            "H1 se llama «lector &lt;1&gt;», nace de P a los 10 ms",
            "está detenido 10 ms",
            "tiene cerrojo 1",
            "termina con código 3 a los 50 ms, y es zombi 30 ms, hasta que lo recoge P",
            "se queda huérfano y lo adopta X1",
            "nadie lo recoge",
            "P envía SIGSTOP a H1",
        ] {
            assert!(text.contains(sentence), "falta «{sentence}»:\n{text}");
        }
    }

    #[test]
    fn la_leyenda_dice_lo_que_aparece_y_nada_mas() {
        let (eventful, family) = (svg(&eventful(), ""), svg(&family(3), ""));
        for sign in [
            Sign::Holding,
            Sign::Adopted,
            Sign::Signal,
            Sign::State(super::super::lanes::State::Stopped),
        ] {
            let said = format!(">{}<", sign.meaning(Backend::Ptrace));
            assert!(eventful.contains(&said) && !family.contains(&said), "{said}");
        }
    }

    #[test]
    fn los_mismos_hechos_dan_el_mismo_fichero() {
        for record in [eventful(), family(100)] {
            let again: Record =
                serde_json::from_value(serde_json::to_value(&record).unwrap()).unwrap();
            assert_eq!(svg(&record, "igual"), svg(&again, "igual"));
        }
    }

    #[test]
    fn de_mil_veces_con_el_cerrojo_se_dibujan_unas_cuantas() {
        let mut record = eventful();
        record.marks = (0..1_000)
            .flat_map(|turn| {
                let at = 12_000 + turn * 30;
                [(at, Act::Wanted), (at + 1, Act::Got), (at + 20, Act::Released)]
            })
            .map(|(t_us, act)| Mark {
                t_us,
                by: "H1".to_owned(),
                act,
                of: "cerrojo 1".to_owned(),
                value: None,
            })
            .collect();
        let text = svg(&record, "mil veces");
        let held = text.matches("<rect class=\"k1\"").count();
        assert!((10..60).contains(&held) && text.len() < 40_000, "{held}, {} bytes", text.len());
    }

    #[test]
    fn muchos_caben_en_pocas_filas_y_pocos_bytes() {
        let text = svg(&family(1_000), "mil");
        assert!(text.contains("H2…H999") && text.contains("998 iguales"));
        assert!(text.len() < 40_000, "{} bytes", text.len());
    }
}
