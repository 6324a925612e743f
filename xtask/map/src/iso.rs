//! The codes of countries: ISO 3166-1 alpha-2, all that are assigned, and `XK` for Kosovo,
//! which users may assign.

/// All codes, sorted.
const COUNTRIES: &str = "\
AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ \
CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR \
GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP \
KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT \
MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW \
SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG \
UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW";

/// Whether a code is that of a country, or of a region of one by its form (ISO 3166-2).
pub fn is_code(code: &str) -> bool {
    let (country, region) = code.split_once('-').map_or((code, None), |(country, region)| (country, Some(region)));
    let region_fits = region.is_none_or(|region| {
        (1..=3).contains(&region.len()) && region.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
    });
    region_fits && COUNTRIES.split(' ').any(|known| known == country)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_249_countries_and_kosovo() {
        let all: Vec<&str> = COUNTRIES.split(' ').collect();
        assert_eq!(all.len(), 250);
        assert!(all.windows(2).all(|pair| pair[0] < pair[1]));
    }

    #[test]
    fn a_code_is_a_country_or_a_region_of_one() {
        assert!(is_code("UA") && is_code("UA-14") && is_code("EG-SUZ") && is_code("XK"));
        for wrong in ["", "-1", "-99", "ua", "KV", "UA-", "UA-1234", "ZZ-1"] {
            assert!(!is_code(wrong), "{wrong}");
        }
    }
}
