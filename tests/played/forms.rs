//! The forms of numbers, times and words that all systems take.

/// Whether a text has a form: `0` stands for a digit.
pub fn is_like(text: &str, form: &str) -> bool {
    text.len() == form.len()
        && text
            .bytes()
            .zip(form.bytes())
            .all(|(own, sign)| if sign == b'0' { own.is_ascii_digit() } else { own == sign })
}

/// A plain decimal with so many decimals at most, and no sign.
pub fn decimal(text: &str, most: usize) -> Option<f64> {
    let (whole, rest) = text.split_once('.').map_or((text, None), |(whole, rest)| (whole, Some(rest)));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_part = rest.is_none_or(|rest| digits(rest) && rest.len() <= most);
    let is_plain = digits(whole) && is_part && (whole == "0" || !whole.starts_with('0'));
    is_plain.then(|| text.parse().ok()).flatten()
}

/// `HH:MM:SS.ss`, with two digits of hours or four.
pub fn is_clock(text: &str) -> bool {
    let is_form = ["00:00:00.00", "000:00:00.00", "0000:00:00.00"].iter().any(|form| is_like(text, form));
    is_form && text.split(':').skip(1).all(|part| part.parse::<f64>().is_ok_and(|number| number < 60.0))
}

/// A duration of hours, minutes and seconds, with two decimals at most.
pub fn is_duration(text: &str) -> bool {
    let Some(mut rest) = text.strip_prefix("PT").filter(|rest| !rest.is_empty()) else { return false };
    for (unit, decimals) in [('H', 0), ('M', 0), ('S', 2)] {
        if let Some((number, after)) = rest.split_once(unit) {
            let is_number = if decimals == 0 { !number.contains('.') } else { true };
            if !is_number || decimal(number, 2).is_none() {
                return false;
            }
            rest = after;
        }
    }
    rest.is_empty()
}

/// Whether a text is letters, digits and `_` alone.
pub fn is_word(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}
