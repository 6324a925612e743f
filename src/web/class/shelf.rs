//! Where a teacher's device keeps its classes: a database of the browser's (IndexedDB), an entry a class, each a text
//! (`class/kept.rs`). Where there is none, or no room, that is said once, and the classes live as long as the page.

use std::cell::RefCell;
use std::rc::Rc;

use idb::builder::{DatabaseBuilder, ObjectStoreBuilder};
use idb::{Database, Error, Query, TransactionMode};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use super::emit;
use crate::class::action::ClassAction;

/// The database, and its one store; a class is named by its story and its number, as in `talks 3`.
const DATABASE: &str = "dateline-classes";
const STORE: &str = "classes";

thread_local! {
    /// What is to be written, in its order: nothing is written over by what is older.
    static WAITING: RefCell<Vec<(String, Option<String>)>> = const { RefCell::new(Vec::new()) };
    /// Whether somebody is writing.
    static IS_BUSY: RefCell<bool> = const { RefCell::new(false) };
}

async fn open() -> Result<Rc<Database>, Error> {
    DatabaseBuilder::new(DATABASE).version(1).add_object_store(ObjectStoreBuilder::new(STORE)).build().await.map(Rc::new)
}

fn name(story: &str, id: u32) -> String {
    format!("{story} {id}")
}

/// Reads the classes that have worked on a story.
pub fn load(story: &'static str) {
    spawn_local(async move {
        match read(story).await {
            Ok(classes) => emit(ClassAction::Loaded(classes)),
            Err(_) => emit(ClassAction::NotKept),
        }
    });
}

async fn read(story: &str) -> Result<Vec<(u32, String)>, Error> {
    let database = open().await?;
    let transaction = database.transaction(&[STORE], TransactionMode::ReadOnly)?;
    let store = transaction.object_store(STORE)?;
    let keys = store.get_all_keys(None, None)?.await?;
    let mut classes = Vec::new();
    for key in keys {
        let id = key.as_string().and_then(|name| {
            let (of, id) = name.split_once(' ')?;
            id.parse().ok().filter(|_| of == story)
        });
        let Some(id) = id else { continue };
        let text = store.get(Query::Key(key))?.await?.and_then(|text| text.as_string());
        classes.extend(text.map(|text| (id, text)));
    }
    classes.sort();
    database.close();
    Ok(classes)
}

/// Keeps a class.
pub fn keep(story: &str, id: u32, text: String) {
    write(name(story, id), Some(text));
}

/// Keeps it no more.
pub fn forget(story: &str, id: u32) {
    write(name(story, id), None);
}

fn write(name: String, text: Option<String>) {
    WAITING.with_borrow_mut(|waiting| {
        waiting.retain(|(other, _)| *other != name);
        waiting.push((name, text));
    });
    if IS_BUSY.replace(true) {
        return;
    }
    spawn_local(async {
        loop {
            let next = WAITING.with_borrow_mut(|waiting| if waiting.is_empty() { None } else { Some(waiting.remove(0)) });
            let Some((name, text)) = next else { break };
            if put(&name, text.as_deref()).await.is_err() {
                emit(ClassAction::NotKept);
            }
        }
        IS_BUSY.set(false);
    });
}

async fn put(name: &str, text: Option<&str>) -> Result<(), Error> {
    let database = open().await?;
    let transaction = database.transaction(&[STORE], TransactionMode::ReadWrite)?;
    let store = transaction.object_store(STORE)?;
    let key = JsValue::from_str(name);
    match text {
        Some(text) => drop(store.put(&JsValue::from_str(text), Some(&key))?.await?),
        None => store.delete(Query::Key(key))?.await?,
    }
    transaction.commit()?.await?;
    database.close();
    Ok(())
}
