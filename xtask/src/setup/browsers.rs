//! What tests run out of the system's packages: the browsers with their drivers, servers, and readers.

use std::fs;
use std::path::{Path, PathBuf};

use super::package::Packages;

/// The names that Chromium goes by; the browser tests look for the same.
const CHROMIUM: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
/// The names that Firefox goes by; its driver looks for them, too.
const FIREFOX: [&str; 2] = ["firefox", "firefox-esr"];
/// WebKit's small browser, below a folder of libraries; the browser tests look for the same.
const MINI_BROWSER: &str = "webkit2gtk-4.1/MiniBrowser";

/// Chromium and chromedriver.
pub const fn chromium() -> Packages {
    Packages {
        name: "Chromium with chromedriver",
        // The fonts make a page's text as wide on every machine.
        packages: &["chromium", "chromium-driver", "fonts-dejavu-core"],
        is_there: |project| project.has("chromedriver") && CHROMIUM.iter().any(|name| project.has(name)),
        elsewhere: "Chromium or Chrome and the chromedriver of the same version",
    }
}

/// Firefox; its driver is a tool of the project's own.
pub const fn firefox() -> Packages {
    Packages {
        name: "Firefox",
        packages: &["firefox-esr", "fonts-dejavu-core"],
        is_there: |project| FIREFOX.iter().any(|name| project.has(name)),
        elsewhere: "Firefox",
    }
}

/// WebKit as GTK has it, its driver, and a screen that it can be shown on.
pub const fn webkit() -> Packages {
    Packages {
        name: "WebKit with WebKitWebDriver and Xvfb",
        // The last two print: the driver does not.
        packages: &["webkit2gtk-driver", "xvfb", "fonts-dejavu-core", "python3-gi", "gir1.2-webkit2-4.1"],
        is_there: |project| project.has("WebKitWebDriver") && project.has("Xvfb") && has_mini_browser(),
        elsewhere: "WebKitGTK 4.1 with its MiniBrowser and WebKitWebDriver, and Xvfb",
    }
}

/// nginx with the module for brotli, with which the sample for it is proved.
pub const fn nginx() -> Packages {
    Packages {
        name: "nginx with ngx_brotli",
        packages: &["nginx-light", "libnginx-mod-http-brotli-filter"],
        is_there: |_| {
            let is_file = |path: &str| Path::new(path).is_file();
            is_file("/usr/sbin/nginx") && is_file("/etc/nginx/modules-enabled/50-mod-http-brotli-filter.conf")
        },
        elsewhere: "nginx and its module ngx_brotli, as Debian lays them out",
    }
}

/// What reads the sheets, the paper and the codes for cameras that are handed out and in.
pub const fn readers() -> Packages {
    Packages {
        name: "zbarimg, pdftotext and openpyxl",
        packages: &["zbar-tools", "poppler-utils", "python3-openpyxl"],
        is_there: |project| {
            // The system's own Python has the system's packages, and another may stand before it.
            let has = |python: &&str| project.ask(&[python, "-c", "import openpyxl"]).is_some();
            project.has("zbarimg") && project.has("pdftotext") && ["/usr/bin/python3", "python3"].iter().any(has)
        },
        elsewhere: "zbar's zbarimg, Poppler's pdftotext, and Python 3 with openpyxl",
    }
}

/// Reads manifests by the schemas of their formats.
pub const fn xmllint() -> Packages {
    Packages {
        name: "xmllint",
        packages: &["libxml2-utils"],
        is_there: |project| project.has("xmllint"),
        elsewhere: "xmllint of libxml2",
    }
}

/// Keeps what the store of learners' doings is given. Tests make a cluster of their own with it.
pub const fn postgres() -> Packages {
    Packages {
        name: "PostgreSQL",
        packages: &["postgresql"],
        is_there: |project| {
            let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
            let on_path = ["initdb", "postgres", "pg_isready"].iter().all(|program| project.has(program));
            on_path || versions.map(|version| version.path()).any(|at| at.join("bin/initdb").is_file())
        },
        elsewhere: "PostgreSQL 15 or later, with initdb, postgres and pg_isready on PATH",
    }
}

fn has_mini_browser() -> bool {
    let below = fs::read_dir("/usr/lib").into_iter().flatten().flatten().map(|entry| entry.path());
    let mut folders = below.chain(["/usr/libexec", "/usr/lib"].map(PathBuf::from));
    folders.any(|folder| folder.join(MINI_BROWSER).is_file())
}
