//! Where a request comes from, as far as customers of a network can be told apart.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Leading bits of an IPv6 address that one customer has for itself.
const CUSTOMER: u32 = 56;

/// One customer of a network: an IPv4 address, or the /56 that a provider gives to a household.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Network(IpAddr);

impl Network {
    /// The network of an address.
    pub fn of(address: IpAddr) -> Self {
        Self(match address.to_canonical() {
            IpAddr::V6(v6) => {
                let others = u128::MAX >> CUSTOMER;
                IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() & !others))
            }
            v4 @ IpAddr::V4(_) => v4,
        })
    }
}

/// Nobody knows where from.
impl Default for Network {
    fn default() -> Self {
        Self(IpAddr::V4(Ipv4Addr::UNSPECIFIED))
    }
}

#[cfg(test)]
mod tests {
    use super::Network;

    #[test]
    fn a_household_is_one_network_however_many_addresses_it_has() {
        let of = |text: &str| Network::of(text.parse().expect("an address"));
        assert_eq!(of("2001:db8:1:200::1"), of("2001:db8:1:2ff:3:4:5:6"));
        assert_ne!(of("2001:db8:1:200::1"), of("2001:db8:1:300::1"));
        assert_eq!(of("::ffff:10.0.0.1"), of("10.0.0.1"));
        assert_ne!(of("10.0.0.1"), of("10.0.0.2"));
    }
}
