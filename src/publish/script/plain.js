// @ts-check
// A text as codes and settings are read: no compatibility forms, no signs that cannot be seen,
// white space and dashes as spaces, digits of Arabic and letters that look like ours as ours.
const [alike, ours] = ["АВЕЗКМНОРСТУХІЈЅΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABE3KMHOPCTYXIJSABEZHIKMNOPTYX"];
self.datelinePlain = text =>
  text
    .normalize("NFKC")
    .replace(/(?!-)[\p{White_Space}\p{Dash}]/gu, " ")
    .replace(/\p{Default_Ignorable_Code_Point}/gu, "")
    .replace(/[٠-٩۰-۹]/g, digit => `${digit.charCodeAt(0) & 15}`)
    .replace(/[Ͱ-ӿ]/g, letter => {
      const large = letter.toUpperCase();
      const own = ours[alike.indexOf(large)] ?? letter;
      return letter === large ? own : own.toLowerCase();
    });
