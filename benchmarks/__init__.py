"""What measures the software: it reads the exchange contract and lies outside the package."""
