//! Whether statements of xAPI are taken by others: by ralph's models and by Learning Locker's rules, both of them
//! of xAPI 1.0.x. They disagree on ordinary things; a statement that is sent is to be one that both take.

use std::process::Command;

use anyhow::Result;
use serde_json::Value;

use crate::{run, tool};

/// Prints of each statement what ralph refuses in it.
const RALPH: &str = "
import json, sys
from pydantic import ValidationError
from ralph.models.xapi.base.statements import BaseXapiStatement

def refused(statement):
    try:
        BaseXapiStatement.model_validate(statement)
        return []
    except ValidationError as error:
        return [f'{\".\".join(map(str, one[\"loc\"]))}: {one[\"msg\"]}' for one in error.errors()]

print(json.dumps([refused(statement) for statement in json.load(sys.stdin)]))
";

/// The same of Learning Locker.
const LEARNING_LOCKER: &str = "
const judge = require('@learninglocker/xapi-validation').default;
const refused = statement => judge(statement).map(({ path, name, ...more }) =>
    `${path.slice(1).join('.')}: ${name} ${more.typeName ?? ''} ${JSON.stringify(more.data) ?? ''}`.trim());
console.log(JSON.stringify(JSON.parse(require('fs').readFileSync(0, 'utf8')).map(refused)));
";

/// Who judges statements.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judge {
    /// ralph-malph.
    Ralph,
    /// @learninglocker/xapi-validation.
    LearningLocker,
}

/// What is refused in a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Who refuses it.
    pub judge: Judge,
    /// Which of the statements it is, from 0.
    pub statement: usize,
    /// Where, and why.
    pub why: String,
}

/// What is refused in statements, by each judge; none where a machine lacks one, which is said.
pub fn refusals(statements: &[Value]) -> Result<Option<Vec<Refusal>>> {
    let (Some(python), Some(modules)) = (tool("peers/python/bin/python"), tool("peers/node_modules")) else {
        return Ok(None);
    };
    let mut ralph = Command::new(python);
    ralph.args(["-c", RALPH]);
    let mut learning_locker = Command::new("node");
    learning_locker.args(["-e", LEARNING_LOCKER]).env("NODE_PATH", modules);
    let input = Value::from(statements.to_vec()).to_string();
    let mut refusals = Vec::new();
    for (judge, mut command) in [(Judge::Ralph, ralph), (Judge::LearningLocker, learning_locker)] {
        let refused: Vec<Vec<String>> = run::answer(&mut command, &input)?;
        for (statement, reasons) in refused.into_iter().enumerate() {
            refusals.extend(reasons.into_iter().map(|why| Refusal { judge, statement, why }));
        }
    }
    Ok(Some(refusals))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn each_judge_says_what_it_refuses() {
        let right = json!({
            "id": "7d1c1a3e-3b0f-4f7e-8f61-1f0a52a0a001",
            "actor": { "account": { "homePage": "https://school.example", "name": "7" } },
            "verb": { "id": "http://adlnet.gov/expapi/verbs/answered", "display": { "uk": "відповідь" } },
            "object": { "id": "https://news.example/story" },
            "result": { "success": true, "response": "riga[,]kyiv", "duration": "PT5S" },
            "context": { "contextActivities": { "grouping": [{ "id": "https://news.example/" }] } },
            "timestamp": "2026-11-27T05:10:00.000Z",
        });
        let with = |path: &str, value: Value| {
            let mut statement = right.clone();
            *statement.pointer_mut(path).unwrap() = value;
            statement
        };
        let list = [
            right.clone(),
            with("/result/response", json!("")),
            with("/actor/account", json!({ "name": "7" })),
            with("/context/contextActivities/grouping", json!({ "id": "https://news.example/" })),
        ];
        let Some(refusals) = refusals(&list).unwrap() else { return };
        let by = |judge: Judge, statement: usize| {
            refusals.iter().any(|one| one.judge == judge && one.statement == statement && !one.why.is_empty())
        };
        use Judge::{LearningLocker, Ralph};
        let found = [0, 1, 2, 3].map(|at| (by(Ralph, at), by(LearningLocker, at)));
        assert_eq!(found, [(false, false), (true, false), (true, true), (false, true)], "{refusals:#?}");
    }
}
