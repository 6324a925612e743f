//! Which ISO 3166 code each province of the source belongs to.
//!
//! Borders are those recognised by the United Nations: Crimea and Sevastopol
//! are Ukraine's (General Assembly resolution 68/262), though the source files
//! them under Russia.

use super::province::Province;

/// Ukraine's 27 regions: ISO 3166-2 code, and the source's country and name for it.
pub const UKRAINE: [(&str, &str, &str); 27] = [
    ("UA-05", "UKR", "Vinnytsya"),
    ("UA-07", "UKR", "Volyn"),
    ("UA-09", "UKR", "Luhans'k"),
    ("UA-12", "UKR", "Dnipropetrovs'k"),
    ("UA-14", "UKR", "Donets'k"),
    ("UA-18", "UKR", "Zhytomyr"),
    ("UA-21", "UKR", "Transcarpathia"),
    ("UA-23", "UKR", "Zaporizhzhya"),
    ("UA-26", "UKR", "Ivano-Frankivs'k"),
    ("UA-30", "UKR", "Kiev City"),
    ("UA-32", "UKR", "Kiev"),
    ("UA-35", "UKR", "Kirovohrad"),
    ("UA-40", "RUS", "Sevastopol"),
    ("UA-43", "RUS", "Crimea"),
    ("UA-46", "UKR", "L'viv"),
    ("UA-48", "UKR", "Mykolayiv"),
    ("UA-51", "UKR", "Odessa"),
    ("UA-53", "UKR", "Poltava"),
    ("UA-56", "UKR", "Rivne"),
    ("UA-59", "UKR", "Sumy"),
    ("UA-61", "UKR", "Ternopil'"),
    ("UA-63", "UKR", "Kharkiv"),
    ("UA-65", "UKR", "Kherson"),
    ("UA-68", "UKR", "Khmel'nyts'kyy"),
    ("UA-71", "UKR", "Cherkasy"),
    ("UA-74", "UKR", "Chernihiv"),
    ("UA-77", "UKR", "Chernivtsi"),
];

/// What the source holds as countries of their own, and ISO 3166-1 does not.
const PARTS: [(&str, &str); 7] = [
    ("ALD", "FI"), // Åland
    ("CYN", "CY"), // the north of Cyprus
    ("ESB", "CY"), // Dhekelia, a British base
    ("WSB", "CY"), // Akrotiri, a British base
    ("KAB", "KZ"), // Baikonur, leased by Russia
    ("KOS", "XK"), // Kosovo, whose code is user-assigned
    ("SOL", "SO"), // Somaliland
];

/// The borders that a map should draw as disputed: a country, and the neighbour
/// that does not recognise the border.
pub const DISPUTED: [(&str, &str); 2] = [("EH", "MA"), ("XK", "RS")];

/// The code of the shape that a province becomes a part of: its own for a region
/// of Ukraine, else its country's; none when ISO has no code for it.
pub fn shape(province: &Province) -> Option<&str> {
    let is_it = |(_, country, name): &&(&str, &str, &str)| province.country == *country && province.name == *name;
    if let Some((code, ..)) = UKRAINE.iter().find(is_it) {
        return Some(code);
    }
    let part = PARTS.iter().find(|(country, _)| province.country == *country).map(|(_, code)| *code);
    part.or((province.iso.len() == 2 && province.iso != "-1").then_some(province.iso.as_str()))
}

/// The country of a shape: the part of its code before the hyphen.
pub fn country(code: &str) -> &str {
    code.split('-').next().unwrap_or(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn province(country: &str, iso: &str, name: &str) -> Province {
        Province { country: country.into(), iso: iso.into(), name: name.into(), polygons: Vec::new() }
    }

    #[test]
    fn crimea_and_sevastopol_are_ukraines() {
        assert_eq!(shape(&province("RUS", "RU", "Crimea")), Some("UA-43"));
        assert_eq!(shape(&province("RUS", "RU", "Sevastopol")), Some("UA-40"));
        assert_eq!(shape(&province("RUS", "RU", "Rostov")), Some("RU"));
        assert_eq!(country("UA-43"), "UA");
    }

    #[test]
    fn cyprus_is_one_island_and_aland_is_finlands() {
        for code in ["CYN", "ESB", "WSB"] {
            assert_eq!(shape(&province(code, "-1", "")), Some("CY"));
        }
        assert_eq!(shape(&province("ALD", "AX", "")), Some("FI"));
        assert_eq!(shape(&province("KOS", "XK", "")), Some("XK"));
    }

    #[test]
    fn what_has_no_code_becomes_no_shape() {
        assert_eq!(shape(&province("KAS", "-1", "Siachen Glacier")), None);
    }

    #[test]
    fn the_codes_of_ukraines_regions_are_27_and_in_order() {
        assert!(UKRAINE.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }
}
