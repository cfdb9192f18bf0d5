import Model

extension NumeralReader {
    /// Digits and 十百千 make a section, 万 and 亿 close it.
    func chinese(_ start: Int) -> Numeral? {
        var result = Numeral(low: 0, high: 0, end: start)
        var total = 0.0
        var section = 0.0
        var current = 0.0
        var hasCurrent = false
        var lastWasDigit = false
        var lastScale = 0
        var zero = false
        var spread: Double?
        var index = start
        var words = 0
        loop: while let token = token(index), index < start + NumeralReader.reach {
            if words > 0, token.flags.contains(.newLine) { break }
            switch token.sort {
            case .number:
                guard !hasCurrent || zero,
                    words == 0 || (lastScale > 0 && token.number < NumeralReader.power(lastScale))
                else { break loop }
                current = token.number
                hasCurrent = true
                if words == 0 {
                    result.isPlain = !token.flags.contains(.decimal) && !token.flags.contains(.grouped)
                    result.digits = Int(token.digits)
                }
                lastWasDigit = false
            case .hanDigit:
                if hasCurrent, !lastWasDigit { break loop }
                if token.value == 0, words > 0, !lastWasDigit { zero = true }
                let next = Double(token.value)
                if lastWasDigit, words == 1, next == current + 1, current > 0, isPairCounted(index + 1) {
                    return Numeral(low: current, high: next, end: index + 1, isVague: true)
                }
                if lastWasDigit, next == current + 1, current > 0, sort(index + 1) == .scale, spread == nil {
                    spread = next
                } else if lastWasDigit, hasCurrent {
                    current = current * 10 + next
                    if current > 1e15 { break loop }
                } else {
                    current = next
                }
                hasCurrent = true
                lastWasDigit = true
            case .cardinal:
                guard !hasCurrent else { break loop }
                section += Double(token.value)
            case .scale:
                let exponent = Int(token.value)
                if exponent == 3, token.end - token.start == 1 || token.end - token.start > 3, !isJoined(index) {
                    break loop
                }
                let factor = NumeralReader.power(exponent)
                if exponent <= 3 {
                    let own = hasCurrent && current > 0 ? current : 1
                    if let wide = spread {
                        result.low = (total + section + own * factor)
                        result.high = (total + section + wide * factor)
                        result.isVague = true
                        spread = nil
                        index += 1
                        words += 1
                        if sort(index) == .scale, value(index) >= 4 {
                            result.low *= NumeralReader.power(value(index))
                            result.high *= NumeralReader.power(value(index))
                            index += 1
                        }
                        result.end = index
                        return result
                    }
                    section += own * factor
                } else {
                    guard hasCurrent || section > 0 || total > 0 else { return nil }
                    if let wide = spread {
                        result.low = current * factor
                        result.high = wide * factor
                        result.isVague = true
                        result.end = index + 1
                        return result
                    }
                    if exponent >= result.scale, total > 0, section == 0, current == 0 {
                        total *= factor
                    } else if exponent > result.scale, total > 0 {
                        total = (total + section + current) * factor
                    } else {
                        total += (section + current) * factor
                    }
                    section = 0
                    result.scale = exponent
                }
                current = 0
                hasCurrent = false
                lastWasDigit = false
                lastScale = exponent
                zero = false
            case .several:
                // 十几, 几十万, 数百: an unknown digit at this place.
                guard !hasCurrent || current == 0 else { break loop }
                return unknownDigit(at: index, before: total + section, words)
            case .overAfter
            where words > 0 && sort(index + 1) == .scale && value(index + 1) >= 4
                && token.end - token.start == 3:
                result.isOver = true
                index += 1
                continue loop
            case .fractionMark where hasCurrent || section > 0:
                guard sort(index + 1) == .hanDigit || sort(index + 1) == .number else { break loop }
                // 两千三点一: the digit after a scale is of the place below it.
                if hasCurrent, lastWasDigit, lastScale >= 2, !zero, current < 10 {
                    current *= NumeralReader.power(lastScale - 1)
                }
                var place = 10.0
                index += 1
                words += 1
                section += current
                current = 0
                while sort(index) == .hanDigit, index < start + NumeralReader.reach {
                    section += Double(value(index)) / place
                    place *= 10
                    index += 1
                }
                hasCurrent = false
                current = 0
                lastWasDigit = false
                continue loop
            default: break loop
            }
            words += 1
            index += 1
        }
        guard words > 0 else {
            if sort(start) == .vague {
                let (low, high) = NumeralReader.vague(value(start))
                return Numeral(low: low, high: high, end: start + 1, isVague: true, isOver: true)
            }
            return nil
        }
        if hasCurrent, lastWasDigit, lastScale >= 2, !zero, current < 10 {
            current *= NumeralReader.power(lastScale - 1)
        }
        result.low = total + section + current
        result.high = result.low
        result.end = index
        if words > 1 { result.isPlain = false }
        result.isLoneWord = words == 1 && result.digits == 0
        return result
    }

    /// 两三天, 三四名: two digits in a row before what they count are "two or three"; 二三日 and 二三月 may be a date's.
    private func isPairCounted(_ index: Int) -> Bool {
        switch sort(index) {
        case .classifier, .noun: true
        case .unit: value(index) != 1 && value(index) != 3
        default: false
        }
    }

    func unknownDigit(at index: Int, before: Double, _ words: Int) -> Numeral? {
        var result = Numeral(low: before, high: before, end: index + 1, isVague: true)
        if words > 0 {
            // 十几, 二十几: between one and nine more.
            result.low += 1
            result.high += 9
        } else {
            (result.low, result.high) = (3, 9)
            if sort(index + 1) == .scale {
                (result.low, result.high) = NumeralReader.vague(value(index + 1))
                result.end = index + 2
            }
        }
        while sort(result.end) == .scale, value(result.end) > 0, result.end < index + 4 {
            let factor = NumeralReader.power(value(result.end))
            result.low *= factor
            result.high *= factor
            result.end += 1
        }
        return result
    }
}
