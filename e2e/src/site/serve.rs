//! The network side of a host: connections in, answers out, faults on the way.

use std::convert::Infallible;
use std::io;
use std::sync::Arc;

use futures_util::stream;
use http_body_util::combinators::BoxBody;
use http_body_util::{BodyExt, Full, StreamBody};
use hyper::body::{Bytes, Frame, Incoming};
use hyper::header::{ACCEPT_ENCODING, CONTENT_LENGTH, HeaderName, HeaderValue};
use hyper::service::service_fn;
use hyper::{Method, Response};
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;

use super::answer::Answer;
use super::coding::Coding;
use super::door::{Asked, Door, Told};
use super::fault::Fault;
use super::log::Request;
use super::shared::Shared;

type Body = BoxBody<Bytes, io::Error>;

/// Answers whoever calls, until the runtime ends.
pub async fn listen(listener: TcpListener, shared: Arc<Shared>) {
    while let Ok((stream, _)) = listener.accept().await {
        // Answers are small and each is awaited: no byte waits for more to come.
        let _ = stream.set_nodelay(true);
        let shared = shared.clone();
        tokio::spawn(async move {
            let service = service_fn(move |request| respond(shared.clone(), request));
            // A browser that goes away in the middle is no fault of the host's.
            let _ = hyper::server::conn::http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
        });
    }
}

async fn respond(shared: Arc<Shared>, request: hyper::Request<Incoming>) -> Result<Response<Body>, Infallible> {
    let path = request.uri().path().to_owned();
    let asked = request.uri().path_and_query().map_or(path.clone(), ToString::to_string);
    let fault = shared.fault(&path);
    if let Some(Fault::Delay(time)) = fault {
        tokio::time::sleep(time).await;
    }
    let method = request.method().clone();
    let answer = match (fault, shared.door(&path), &method) {
        (Some(Fault::Status(status)), _, _) => shared.folder.bare(status, &[]),
        (_, Some(door), _) => told(&shared, door, request).await,
        (_, None, &Method::GET | &Method::HEAD) => find(&shared, path, &request).await,
        _ => shared.folder.bare(405, &[]),
    };
    let length = answer.body.len();
    let sent = match fault {
        _ if method == Method::HEAD => 0,
        Some(Fault::CutAfter(most)) => length.min(most),
        _ => length,
    };
    let coding = answer.coding.map(Coding::name);
    shared.log.note(Request { path: asked, status: answer.status, bytes: sent, coding });
    Ok(response(answer, sent, length))
}

/// What a program answers. Off the network's threads: it may ask others.
async fn told(shared: &Shared, door: Door, request: hyper::Request<Incoming>) -> Answer {
    let (head, body) = request.into_parts();
    let header = |(name, value): (&HeaderName, &HeaderValue)| {
        (name.as_str().to_owned(), String::from_utf8_lossy(value.as_bytes()).into_owned())
    };
    let path = head.uri.path_and_query().map(ToString::to_string).unwrap_or_default();
    let headers = head.headers.iter().map(header).collect();
    let Ok(body) = body.collect().await else { return shared.folder.bare(400, &[]) };
    let asked = Asked { method: head.method.to_string(), path, headers, body: body.to_bytes() };
    match tokio::task::spawn_blocking(move || door(&asked)).await {
        Ok(Told { status, headers, body }) => Answer { status, headers, coding: None, body },
        Err(_) => shared.folder.bare(500, &[]),
    }
}

/// The answer for a path. Off the network's threads: brotli at its best takes its time.
async fn find(shared: &Arc<Shared>, path: String, request: &hyper::Request<Incoming>) -> Answer {
    let accepts = request.headers().get(ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
    let accepts = accepts.unwrap_or_default().to_owned();
    let folder = shared.clone();
    let answer = tokio::task::spawn_blocking(move || folder.folder.answer(&path, &accepts)).await;
    match answer {
        Ok(Ok(answer)) => answer,
        _ => shared.folder.bare(500, &[]),
    }
}

fn response(answer: Answer, sent: usize, length: usize) -> Response<Body> {
    let mut builder = Response::builder().status(answer.status).header(CONTENT_LENGTH, length);
    for (name, value) in answer.headers {
        builder = builder.header(name, value);
    }
    let part = answer.body.slice(..sent);
    let body = if sent == length { whole(part) } else { broken(part) };
    // Only a header that is none fails: the test that asked for it sees a 500.
    builder.body(body).unwrap_or_else(|_| {
        let mut response = Response::new(whole(Bytes::from("a header of this answer is not one\n")));
        *response.status_mut() = hyper::StatusCode::INTERNAL_SERVER_ERROR;
        response
    })
}

fn whole(bytes: Bytes) -> Body {
    Full::new(bytes).map_err(|never| match never {}).boxed()
}

/// A body that promises more than comes.
fn broken(bytes: Bytes) -> Body {
    let cut = Err(io::Error::new(io::ErrorKind::BrokenPipe, "cut on purpose"));
    BodyExt::boxed(StreamBody::new(stream::iter([Ok(Frame::data(bytes)), cut])))
}
