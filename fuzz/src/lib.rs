//! Fuzzing: whatever reads what strangers write is given real data that was damaged at
//! random, for as long as one likes, always the same from the same seed. What is read is
//! in [`target`], how it is damaged in [`damage`], the loop in [`campaign`].

pub mod campaign;
pub mod damage;
pub mod target;
