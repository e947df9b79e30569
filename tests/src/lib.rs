//! Black-box tests of the whole house.
