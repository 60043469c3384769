//! «Leer Rust en diez minutos» explica todo el Rust que hay en las páginas imprescindibles.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use syn::visit::{self, Visit};
use syn::{Block, Expr, File, Item, Lit, Local, Pat, Stmt, Type, UnOp};
use tests::lesson::essential_steps_of;
use tests::snippet::{Snippet, snippets};
use tests::{Trial, trial, workspace_root};

use crate::steps::written;

pub fn trials() -> Vec<Trial> {
    vec![trial("el Rust de las páginas imprescindibles está explicado", explained)]
}

fn explained() {
    let book = workspace_root().join("book/src");
    let pages = ["leer-rust.md", "leer-rust/option_result.md"];
    let explained = pages.map(|page| fs::read_to_string(book.join(page)).unwrap()).concat();
    let mut missing: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for lesson in written() {
        for step in essential_steps_of(lesson) {
            let path = book.join(format!("{lesson}/{step}.md"));
            let text = fs::read_to_string(&path).unwrap();
            for piece in snippets(&path).into_iter().filter(Snippet::is_rust) {
                for construct in constructs(&piece.code, &piece.file) {
                    let shown = format!("`{construct}`");
                    if !explained.contains(&shown) && !text.contains(&shown) {
                        missing.entry(shown).or_default().insert(format!("{lesson}/{step}"));
                    }
                }
            }
        }
    }
    assert!(missing.is_empty(), "{pages:?} no explican: {missing:#?}");
}

/// Las construcciones de un trozo que Python no tiene, o no escribe así.
fn constructs(code: &str, name: &str) -> BTreeSet<String> {
    let mut found = Constructs::default();
    if let Ok(file) = syn::parse_str::<File>(code) {
        found.visit_file(&file);
    } else if let Ok(block) = syn::parse_str::<Block>(&format!("{{ {code} }}")) {
        found.visit_block(&block);
    } else {
        panic!("un trozo de {name} no es Rust completo: dónde empieza y dónde acaba\n{code}");
    }
    found.0
}

#[derive(Default)]
struct Constructs(BTreeSet<String>);

impl Constructs {
    fn add(&mut self, construct: &str) {
        self.0.insert(construct.to_owned());
    }

    fn add_macro(&mut self, path: &syn::Path) {
        self.0.insert(format!("{}!", path.segments.last().unwrap().ident));
    }
}

impl<'ast> Visit<'ast> for Constructs {
    fn visit_expr(&mut self, expr: &'ast Expr) {
        match expr {
            Expr::Closure(closure) if closure.capture.is_some() => self.add("move ||"),
            Expr::Closure(_) => self.add("||"),
            Expr::Try(_) => self.add("?"),
            Expr::Match(_) => self.add("match"),
            Expr::Reference(reference) if reference.mutability.is_some() => self.add("&mut notas"),
            Expr::Reference(_) => self.add("&notas"),
            Expr::Unary(unary) if matches!(unary.op, UnOp::Deref(_)) => self.add("*nota"),
            Expr::Macro(call) => self.add_macro(&call.mac.path),
            Expr::Range(_) => self.add("0..3"),
            Expr::Array(_) => self.add("[5, 8]"),
            Expr::Repeat(_) => self.add("[0; 3]"),
            Expr::Cast(_) => self.add("n as u32"),
            Expr::Struct(_) => self.add("struct"),
            Expr::Unsafe(_) => self.add("unsafe { … }"),
            Expr::RawAddr(_) => self.add("&raw const x"),
            Expr::Loop(_) => self.add("loop"),
            Expr::Return(_) => self.add("return"),
            Expr::While(repeat) if matches!(*repeat.cond, Expr::Let(_)) => self.add("while let"),
            Expr::If(choice) if matches!(*choice.cond, Expr::Let(_)) => self.add("if let"),
            Expr::MethodCall(call) if call.turbofish.is_some() => self.add("::<…>"),
            Expr::Async(_) | Expr::Await(_) => self.add("async"),
            _ => {}
        }
        visit::visit_expr(self, expr);
    }

    fn visit_lit(&mut self, lit: &'ast Lit) {
        match lit {
            Lit::ByteStr(_) | Lit::Byte(_) => self.add("b\"…\""),
            Lit::CStr(_) => self.add("c\"…\""),
            _ => {}
        }
    }

    fn visit_stmt(&mut self, statement: &'ast Stmt) {
        if let Stmt::Macro(call) = statement {
            self.add_macro(&call.mac.path);
        }
        visit::visit_stmt(self, statement);
    }

    fn visit_local(&mut self, local: &'ast Local) {
        let otherwise = local.init.as_ref().is_some_and(|init| init.diverge.is_some());
        self.add(if otherwise { "let … else" } else { "let" });
        visit::visit_local(self, local);
    }

    fn visit_pat(&mut self, pattern: &'ast Pat) {
        match pattern {
            Pat::Ident(name) if name.mutability.is_some() => self.add("let mut"),
            Pat::Ident(name) if name.subpat.is_some() => self.add("nombre @ forma"),
            Pat::Or(_) => self.add("1 | 2"),
            Pat::Range(_) => self.add("3..=12"),
            Pat::Rest(_) => self.add(".."),
            Pat::Wild(_) => self.add("_"),
            Pat::Guard(_) => self.add("otra if …"),
            Pat::Struct(_) => self.add("ForkResult::Parent { child }"),
            _ => {}
        }
        visit::visit_pat(self, pattern);
    }

    fn visit_item(&mut self, item: &'ast Item) {
        match item {
            Item::Fn(_) => self.add("->"),
            Item::Struct(_) => self.add("struct"),
            Item::Impl(_) => self.add("impl"),
            Item::Use(_) => self.add("use"),
            Item::Const(_) => self.add("const"),
            Item::Static(_) => self.add("static"),
            Item::Enum(_) => self.add("enum"),
            Item::Trait(_) => self.add("trait"),
            Item::Macro(_) => self.add("macro_rules!"),
            _ => {}
        }
        visit::visit_item(self, item);
    }

    fn visit_type(&mut self, kind: &'ast Type) {
        match kind {
            Type::Array(_) => self.add("[0; 3]"),
            Type::Slice(_) => self.add("&[i32]"),
            Type::FnPtr(_) => self.add("fn(i32)"),
            Type::ImplTrait(_) => self.add("impl Fn(i32)"),
            Type::TraitObject(_) => self.add("dyn"),
            Type::Never(_) => self.add("!"),
            Type::Tuple(tuple) if tuple.elems.is_empty() => self.add("()"),
            Type::Path(path) => {
                let name = path.path.segments.last().unwrap().ident.to_string();
                let common = ["Vec", "Result", "Option", "String", "Self", "CStr"];
                match name.as_str() {
                    "str" => self.add("&str"),
                    "CStr" => self.add("&CStr"),
                    name if common.contains(&name) => self.add(name),
                    name if name.chars().next().is_some_and(char::is_lowercase) => self.add(name),
                    _ => {}
                }
            }
            _ => {}
        }
        visit::visit_type(self, kind);
    }

    fn visit_lifetime(&mut self, _: &'ast syn::Lifetime) {
        self.add("'a");
    }

    fn visit_attribute(&mut self, attribute: &'ast syn::Attribute) {
        let name = attribute.path().segments[0].ident.to_string();
        if name == "doc" {
            self.add("///");
        } else {
            self.0.insert(format!("#[{name}]"));
        }
    }

    fn visit_generics(&mut self, generics: &'ast syn::Generics) {
        if !generics.params.is_empty() {
            self.add("<T>");
        }
        visit::visit_generics(self, generics);
    }
}
