//! The resize scripts of newsrooms, as host pages run them: the real ones where a registry has
//! them (`xtask/src/setup/scripts.rs`), else what they do, re-enacted. Each finds all frames of its page.

/// A host page.
pub struct Host {
    /// What it is called in the tables of `docs/embed.md`.
    pub name: &'static str,
    /// The script's file in the folder of the host scripts.
    pub file: Option<&'static str>,
    /// What the host page does with it; with `URL` in it, the page's address, it makes frames
    /// itself, in what has the class `box`.
    pub does: &'static str,
    /// What is added to the frame's address.
    pub adds: &'static str,
}

impl Host {
    /// Whether its script makes the frames.
    pub fn makes_frames(&self) -> bool {
        self.does.contains("URL")
    }

    /// Whether it leaves the frame's height to the browser.
    pub fn is_the_browsers(&self) -> bool {
        self.does.contains("frame-sizing")
    }
}

/// What all those do that set the frame's height to what a message says.
macro_rules! listens {
    ($height:literal) => {
        concat!(
            "addEventListener('message', ({ source, data }) => { const frame = \
             [...document.querySelectorAll('iframe')].find(frame => frame.contentWindow === source); \
             if (!frame) return; const height = ",
            $height,
            "; if (height) frame.style.height = height + 'px'; });"
        )
    };
}

/// All of them.
pub const HOSTS: [Host; 12] = [
    Host {
        name: "iframe-resizer 4.4.5",
        file: Some("iframe-resizer/js/iframeResizer.min.js"),
        does: "addEventListener('DOMContentLoaded', () => iFrameResize({ checkOrigin: false }, 'iframe'));",
        adds: "?layout=page",
    },
    Host {
        name: "iframe-resizer 5.5.9",
        file: Some("@iframe-resizer/parent/index.umd.js"),
        does: "addEventListener('DOMContentLoaded', () => iframeResize({ license: 'GPLv3', checkOrigin: false }, 'iframe'));",
        adds: "?layout=page",
    },
    Host {
        name: "open-iframe-resizer 2.1.0",
        file: Some("@open-iframe-resizer/core/dist/index.umd.cjs"),
        does: "addEventListener('DOMContentLoaded', () => iframeResizer.initialize({}, 'iframe'));",
        adds: "?layout=page",
    },
    Host {
        name: "Pym 1.3.2",
        file: Some("pym.js/dist/pym.v1.min.js"),
        does: "addEventListener('DOMContentLoaded', () => document.querySelectorAll('.box').forEach(({ id }) => new pym.Parent(id, 'URL')));",
        adds: "?layout=page",
    },
    Host {
        name: "Datawrapper’s embed.js (chart-core 8.47.0)",
        file: Some("@datawrapper/chart-core/dist/embed.js"),
        does: "",
        adds: "?layout=page",
    },
    Host {
        name: "AMP, re-enacted",
        file: None,
        does: listens!("data.sentinel === 'amp' && data.type === 'embed-size' && Math.max(100, data.height)"),
        adds: "?layout=page#amp=1",
    },
    Host {
        name: "Medium, re-enacted",
        file: None,
        does: listens!(
            "typeof data === 'string' && data[0] === '{' && JSON.parse(data).context === 'iframe.resize' && JSON.parse(data).height"
        ),
        adds: "?layout=page",
    },
    Host {
        name: "H5P’s resizer, re-enacted",
        file: None,
        does: listens!("data.context === 'h5p' && data.action === 'resize' && data.scrollHeight"),
        adds: "?layout=page",
    },
    Host {
        name: "WordPress, re-enacted",
        file: None,
        does: listens!("data.message === 'height' && data.secret === 'a1b2c3' && data.value"),
        adds: "?layout=page#?secret=a1b2c3",
    },
    Host {
        name: "Canvas, re-enacted",
        file: None,
        does: listens!("data.subject === 'lti.frameResize' && data.height"),
        adds: "?layout=page",
    },
    Host {
        // Such a frame grows and never shrinks: the page is not to get narrower by a scroll bar.
        name: "the browser’s own frame sizing",
        file: None,
        does: "document.write('<style>iframe { frame-sizing: content-height; height: auto !important } \
               html { overflow-y: scroll }</style>');",
        adds: "?layout=page",
    },
    Host {
        name: "a line that listens, and no more",
        file: None,
        does: listens!("data.type === 'dateline:height' && data.height"),
        adds: "?layout=page&initialWidth=600&childId=x&utm_source=news",
    },
];
