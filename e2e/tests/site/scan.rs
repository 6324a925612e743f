//! What reads codes in pictures and before a camera: a script that is fetched when it is asked for, and the program
//! that it loads.

use std::fs;
use std::io::Write;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use e2e::browser::{Options, Page};
use e2e::site::{Fault, Site};
use e2e::{Stage, check, dist};
use flate2::Compression;
use flate2::write::ZlibEncoder;
use qrcodegen::{QrCode, QrCodeEcc};
use serde_json::{Value, json};

/// Codes as they are handed in.
const CODES: [&str; 6] = [
    "40V78F3Z3H27E20TXRGBXDVPW71C1M",
    "7H2QC6K0ZD1X9BNTW5JGM3R8SEA4VY",
    "0123456789ABCDEFGHJKMNPQRSTVWX",
    "ZYXWVTSRQPNMKJHGFEDCBA98765432",
    "5Y9M2K7D0R4T8W1X3Z6B5C7F9G2H4J",
    "QWERTY0PASDFGHJKZXCVBNM1234567",
];

/// A page that has the script at hand, and cameras that are none: one that films a file, and those that may not be
/// used. What comes of it is left for the tests.
const PAGE: &str = "<!DOCTYPE html><meta charset=utf-8><title>Codes</title><video id=video width=320></video>
    <script>
        window.scanner = () => import('./SCRIPT');
        window.read = async file => {
            try { return await (await scanner()).picture(file); }
            catch (error) { return 'refused: ' + (error instanceof Error); }
        };
        window.devices = value => Object.defineProperty(navigator, 'mediaDevices', { configurable: true, value });
        window.forbid = name => devices({ getUserMedia: async () => { throw new DOMException('', name); } });
        window.film = file => devices({ getUserMedia: async wishes => {
            window.wishes = JSON.stringify(wishes);
            const image = await createImageBitmap(file);
            const { width, height } = image;
            const canvas = Object.assign(document.createElement('canvas'), { width, height });
            const pen = canvas.getContext('2d');
            // A film goes on as long as something is drawn.
            setInterval(() => pen.drawImage(image, 0, 0), 50);
            const stream = canvas.captureStream(20);
            window.tracks = stream.getTracks();
            return stream;
        } });
        window.found = [];
        window.start = async () => {
            try {
                const { camera } = await scanner();
                window.end = await camera(video, text => found.push([text, performance.now()]));
                return 'started';
            } catch (error) {
                return error instanceof Error ? error.name : 'no error';
            }
        };
        window.isOff = () => tracks.every(track => track.readyState === 'ended') && !video.srcObject;
    </script>";

/// The built script's file: the one of its name that has data, and is no program's glue.
fn script() -> Result<String> {
    let dist = dist();
    for entry in fs::read_dir(&dist).with_context(|| format!("reading {}", dist.display()))? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        let is_named = name.starts_with("scan-") && name.ends_with(".js");
        if is_named && fs::read_to_string(dist.join(&name))?.starts_with("const data = ") {
            return Ok(name);
        }
    }
    anyhow::bail!("{} has no script that reads codes; `cargo xtask build` makes it", dist.display())
}

/// Opens the page, with a script before all others.
async fn open(stage: &Stage, first: &str) -> Result<(Site, Page)> {
    let html = PAGE.replace("SCRIPT", &script()?);
    let site = Site::hosting(dist())?.page("/codes.html", html).first_script(first).start()?;
    let page = stage.page(Options::default()).await?;
    page.goto(&site.url("codes.html")).await?;
    Ok((site, page))
}

/// A grey picture, a byte a point.
struct Sheet {
    width: usize,
    points: Vec<u8>,
}

impl Sheet {
    fn new(width: usize, height: usize, ground: u8) -> Self {
        Self { width, points: vec![ground; width * height] }
    }

    /// With a code, its margin of four modules included, at a place, its modules so many points wide.
    fn with(mut self, text: &str, module: usize, (left, top): (usize, usize)) -> Result<Self> {
        let code = QrCode::encode_text(text, QrCodeEcc::Medium)?;
        let side = (usize::try_from(code.size())? + 8) * module;
        let at = |at: usize| i32::try_from(at / module).unwrap_or(-1) - 4;
        for y in 0..side {
            for x in 0..side {
                let point =
                    self.points.get_mut((top + y) * self.width + left + x).context("a code beyond the sheet")?;
                *point = if code.get_module(at(x), at(y)) { 20 } else { 240 };
            }
        }
        Ok(self)
    }

    /// Light for dark.
    fn inverted(mut self) -> Self {
        self.points.iter_mut().for_each(|point| *point = 255 - *point);
        self
    }

    /// As a file: Portable Network Graphics, grey, eight bits.
    fn png(&self) -> Result<Vec<u8>> {
        self.encoded(0, |row| row.to_vec())
    }

    /// Likewise, black ink on nothing: how dark a point is, is how much of it there is.
    fn ink(&self) -> Result<Vec<u8>> {
        self.encoded(4, |row| row.iter().flat_map(|point| [0, 255 - point]).collect())
    }

    fn encoded(&self, kind: u8, row: impl Fn(&[u8]) -> Vec<u8>) -> Result<Vec<u8>> {
        let mut packed = ZlibEncoder::new(Vec::new(), Compression::fast());
        for points in self.points.chunks_exact(self.width) {
            packed.write_all(&[0])?;
            packed.write_all(&row(points))?;
        }
        let side = |length: usize| u32::try_from(length).map(u32::to_be_bytes);
        let head = [&side(self.width)?[..], &side(self.points.len() / self.width)?, &[8, kind, 0, 0, 0]].concat();
        let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
        for (name, content) in [(b"IHDR", head), (b"IDAT", packed.finish()?), (b"IEND", Vec::new())] {
            let mut sum = flate2::Crc::new();
            sum.update(name);
            sum.update(&content);
            file.extend(side(content.len())?.iter().chain(name).chain(&content).chain(&sum.sum().to_be_bytes()));
        }
        Ok(file)
    }
}

/// What a page reads in a file: the texts, or that it refuses it, by an error or by something else.
async fn read(page: &Page, file: &[u8], kind: &str) -> Result<Value> {
    let blob = "return read(new Blob([new Uint8Array(arguments[0])], { type: arguments[1] }))";
    page.run(blob, &[json!(file), json!(kind)]).await
}

#[test]
fn codes_in_a_picture_are_read() {
    check(async |stage| {
        let (site, page) = open(stage, "").await?;
        ensure!(!site.requests().iter().any(|request| request.path.contains("scan-")), "nothing is fetched unasked");
        let [first, second, ..] = CODES;
        let one = Sheet::new(640, 480, 200).with(first, 6, (200, 90))?;
        ensure!(read(&page, &one.png()?, "image/png").await? == json!([first]));
        ensure!(read(&page, &one.inverted().png()?, "image/png").await? == json!([first]), "light on dark");
        let ink = Sheet::new(300, 300, 255).with(second, 5, (60, 60))?.ink()?;
        ensure!(read(&page, &ink, "image/png").await? == json!([second]), "on nothing");
        let mut six = Sheet::new(1400, 900, 230);
        for (at, code) in CODES.iter().enumerate() {
            six = six.with(code, 8, (60 + at % 3 * 440, 60 + at / 3 * 420))?;
        }
        ensure!(read(&page, &six.png()?, "image/png").await? == json!(CODES), "six");
        ensure!(read(&page, &Sheet::new(640, 480, 128).png()?, "image/png").await? == json!([]), "none");
        ensure!(read(&page, &Sheet::new(1, 1, 0).png()?, "image/png").await? == json!([]), "a single point");
        let lines = Sheet::new(300, 300, 255).with("two\nlines", 5, (20, 20))?;
        ensure!(read(&page, &lines.png()?, "image/png").await? == json!(["two\nlines"]), "lines");
        // One script, and one program with its glue.
        let asked = site.requests().iter().filter(|request| request.path.contains("scan-")).count();
        ensure!(asked == 3, "{asked} files");
        Ok(())
    });
}

#[test]
fn a_photograph_of_twelve_megapixels_is_read() {
    check(async |stage| {
        let (_site, page) = open(stage, "").await?;
        let [first, second, ..] = CODES;
        let photograph = Sheet::new(4000, 3000, 190).with(first, 40, (300, 1200))?.with(second, 12, (3000, 400))?;
        let found = read(&page, &photograph.png()?, "image/png").await?;
        ensure!(found == json!([second, first]), "{found}");
        Ok(())
    });
}

#[test]
fn what_is_no_picture_is_refused() {
    check(async |stage| {
        let (_site, page) = open(stage, "").await?;
        let whole = Sheet::new(300, 300, 255).with("CUT", 5, (20, 20))?.png()?;
        for file in [&b"40V78F3Z3H27E20TXRGBXDVPW71C1M"[..], b"", whole.get(..20).unwrap_or_default()] {
            let found = read(&page, file, "image/png").await?;
            ensure!(found == json!("refused: true"), "{found}");
        }
        // And the next one is read.
        ensure!(read(&page, &whole, "").await? == json!(["CUT"]));
        Ok(())
    });
}

#[test]
fn what_could_not_be_fetched_is_fetched_when_it_is_asked_for_again() {
    check(async |stage| {
        let (site, page) = open(stage, "").await?;
        let file = Sheet::new(300, 300, 255).with("AGAIN", 5, (20, 20))?.png()?;
        // The script is here, as it is where a page has imported it, and its program is not.
        page.run::<Value>("return scanner().then(() => true)", &[]).await?;
        let own = script()?;
        let mut glue = None;
        for entry in fs::read_dir(dist())? {
            let name = entry?.file_name().to_string_lossy().into_owned();
            glue = glue.or_else(|| (name.starts_with("scan-") && name.ends_with(".js") && name != own).then_some(name));
        }
        for broken in [glue.as_deref().context("the program's glue")?, ".wasm"] {
            site.break_path(broken, Fault::Status(404));
            let found = read(&page, &file, "image/png").await?;
            ensure!(found == json!("refused: true"), "without {broken}: {found}");
            site.mend();
        }
        ensure!(read(&page, &file, "image/png").await? == json!(["AGAIN"]));
        Ok(())
    });
}

/// A reader of the browser's own that finds what it is told to.
const OWN: &str = "
    window.own = { formats: ['qr_code'], finds: ['OWN', 'OWN', ''] };
    window.BarcodeDetector = class {
        static getSupportedFormats() { return Promise.resolve(own.formats); }
        async detect() {
            if (!own.finds) throw new DOMException('no service', 'NotSupportedError');
            return own.finds.map(rawValue => ({ rawValue }));
        }
    };";

#[test]
fn the_browsers_own_reader_is_asked_first() {
    check(async |stage| {
        let (site, page) = open(stage, OWN).await?;
        let file = Sheet::new(300, 300, 255).with("PROGRAM", 5, (20, 20))?.png()?;
        ensure!(read(&page, &file, "image/png").await? == json!(["OWN"]));
        ensure!(
            !site.requests().iter().any(|request| request.path.ends_with(".wasm")),
            "no program is fetched for that"
        );
        // Where it finds nothing, and where it fails.
        for finds in ["[]", "null"] {
            page.run::<Value>(&format!("own.finds = {finds}"), &[]).await?;
            ensure!(read(&page, &file, "image/png").await? == json!(["PROGRAM"]), "{finds}");
        }
        let (_site, page) = open(stage, &OWN.replace("'qr_code'", "'ean_13'")).await?;
        ensure!(read(&page, &file, "image/png").await? == json!(["PROGRAM"]), "it reads no such codes");
        Ok(())
    });
}

/// Starts the camera: `started`, or the name of the error.
async fn start(page: &Page) -> Result<String> {
    page.run("return start()", &[]).await
}

#[test]
fn a_camera_tells_what_it_sees_until_it_is_stopped() {
    check(async |stage| {
        let (_site, page) = open(stage, "").await?;
        let [first, ..] = CODES;
        let file = Sheet::new(640, 480, 200).with(first, 8, (180, 90))?.png()?;
        page.run::<Value>("film(new Blob([new Uint8Array(arguments[0])]))", &[json!(file)]).await?;
        ensure!(start(&page).await? == "started");
        let wishes: String = page.eval("wishes").await?;
        ensure!(wishes == r#"{"video":{"facingMode":"environment","width":{"ideal":1280}}}"#, "{wishes}");
        page.wait_until("found.length > 0").await?;
        let text: String = page.eval("found[0][0]").await?;
        ensure!(text == first, "{text}");
        // What stays before it is told again after a time.
        page.wait_until("found.length > 1").await?;
        let pause: f64 = page.eval("found[1][1] - found[0][1]").await?;
        ensure!(pause > 2900.0, "{pause} ms");
        page.run::<Value>("end()", &[]).await?;
        ensure!(page.eval::<bool>("isOff()").await?);
        let found: u32 = page.eval("found.length").await?;
        tokio::time::sleep(Duration::from_millis(3500)).await;
        ensure!(page.eval::<u32>("found.length").await? == found, "it goes on");
        // Another time, until the reader goes.
        ensure!(start(&page).await? == "started");
        page.wait_until(&format!("found.length > {found}")).await?;
        page.run::<Value>("dispatchEvent(new PageTransitionEvent('pagehide'))", &[]).await?;
        ensure!(page.eval::<bool>("isOff()").await?);
        Ok(())
    });
}

#[test]
fn where_no_camera_may_be_used_that_is_told() {
    check(async |stage| {
        let (_site, page) = open(stage, "").await?;
        for (devices, name) in [
            ("forbid('NotAllowedError')", "NotAllowedError"),
            ("forbid('NotFoundError')", "NotFoundError"),
            ("devices({})", "Error"),
            ("devices(undefined)", "Error"),
        ] {
            page.run::<Value>(devices, &[]).await?;
            let told = start(&page).await?;
            ensure!(told == name, "{told}, and not {name}");
        }
        Ok(())
    });
}
