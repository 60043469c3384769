//! Un fichero XML como lo espera Moodle: los textos van dentro de `<text>`, en CDATA.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{
    BytesCData, BytesDecl, BytesEnd, BytesStart, BytesText, Event,
};

use crate::maestro::caracteres::para_xml;

pub struct Xml {
    writer: Writer<Vec<u8>>,
}

impl Xml {
    /// La declaración va en la primera línea, y detrás, lo que haya que avisar.
    pub fn nuevo(avisos: &[String]) -> io::Result<Self> {
        let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
        writer.write_event(Event::Decl(BytesDecl::new(
            "1.0",
            Some("UTF-8"),
            None,
        )))?;
        for aviso in avisos {
            // Dentro de un comentario no puede haber dos guiones seguidos.
            let aviso = para_xml(aviso).replace("--", "‑‑");
            let comentario = BytesText::from_escaped(format!(" {aviso} "));
            writer.write_event(Event::Comment(comentario))?;
        }
        Ok(Self { writer })
    }

    pub fn acaba(self) -> String {
        let mut texto =
            String::from_utf8(self.writer.into_inner()).expect("solo lleva texto");
        texto.push('\n');
        texto
    }

    /// Un elemento con otros dentro.
    pub fn dentro_de(
        &mut self,
        nombre: &str,
        atributos: &[(&str, &str)],
        escribe: impl FnOnce(&mut Self) -> io::Result<()>,
    ) -> io::Result<()> {
        let inicio =
            BytesStart::new(nombre).with_attributes(atributos.iter().copied());
        self.writer.write_event(Event::Start(inicio))?;
        escribe(self)?;
        self.writer.write_event(Event::End(BytesEnd::new(nombre)))
    }

    /// `<nombre>valor</nombre>`, de los que no llevan nada que escapar.
    pub fn valor(&mut self, nombre: &str, valor: &str) -> io::Result<()> {
        self.writer
            .create_element(nombre)
            .write_text_content(BytesText::new(&para_xml(valor)))?;
        Ok(())
    }

    /// `<nombre><text><![CDATA[…]]></text></nombre>`.
    pub fn texto(&mut self, nombre: &str, texto: &str) -> io::Result<()> {
        self.dentro_de(nombre, &[], |xml| xml.solo_texto(texto))
    }

    /// `<nombre format="html"><text><![CDATA[…]]></text></nombre>`.
    pub fn html(&mut self, nombre: &str, html: &str) -> io::Result<()> {
        self.dentro_de(nombre, &[("format", "html")], |xml| xml.solo_texto(html))
    }

    /// `<text><![CDATA[…]]></text>`, en trozos si dentro hay un `]]>`. Fuera de un CDATA, el importador de Moodle se come los
    /// espacios que haya entre dos caracteres con escape, como los de `> "`.
    pub fn solo_texto(&mut self, texto: &str) -> io::Result<()> {
        let texto = para_xml(texto);
        self.writer.create_element("text").write_inner_content(|writer| {
            for trozo in BytesCData::escaped(&texto) {
                writer.write_event(Event::CData(trozo))?;
            }
            Ok(())
        })?;
        Ok(())
    }
}
