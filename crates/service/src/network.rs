//! Where a request comes from, as far as customers of a network can be told apart.

use std::net::{IpAddr, Ipv6Addr};

/// Leading bits of an IPv6 address that one customer has for itself.
const CUSTOMER: u32 = 56;

/// Where a request comes from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Network {
    /// From this very process, as the demonstration does.
    #[default]
    Here,
    /// Through a proxy that nobody named: from one customer of many, nobody knows which.
    Behind,
    /// From one customer: an IPv4 address, or the /56 that a provider gives to a household.
    Customer(IpAddr),
}

impl Network {
    /// The network of an address.
    pub fn of(address: IpAddr) -> Self {
        Self::Customer(match address.to_canonical() {
            IpAddr::V6(v6) => {
                let others = u128::MAX >> CUSTOMER;
                IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() & !others))
            }
            v4 @ IpAddr::V4(_) => v4,
        })
    }

    /// Whether it is one customer's, so that a limit of one fits.
    pub(crate) fn is_customer(self) -> bool {
        matches!(self, Self::Customer(_))
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
